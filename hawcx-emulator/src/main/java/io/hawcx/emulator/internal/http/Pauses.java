package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits that a closing server ends. Thread-safe.
 */
final class Pauses implements AutoCloseable {

	private final CountDownLatch closed = new CountDownLatch(1);

	/**
	 * Wait.
	 * @param duration how long
	 * @throws IOException if the server was closed meanwhile
	 */
	void pause(Duration duration) throws IOException {
		if (duration.isZero()) {
			return;
		}
		try {
			if (this.closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new IOException("the server was closed");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("the server was closed");
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

}
