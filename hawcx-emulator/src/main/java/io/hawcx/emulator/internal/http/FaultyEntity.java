package io.hawcx.emulator.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A body that comes slowly, or not to its end.
 */
final class FaultyEntity extends AbstractHttpEntity {

	private static final Duration MAX_DURATION = Duration.ofMinutes(5);

	private final byte[] body;

	private final Delivery delivery;

	private final Pauses pauses;

	FaultyEntity(byte[] body, Delivery delivery, Pauses pauses) {
		super((ContentType) null, null);
		this.body = body;
		this.delivery = delivery;
		this.pauses = pauses;
	}

	@Override
	public void writeTo(OutputStream output) throws IOException {
		int length = Math.min(this.body.length, this.delivery.bytes());
		Duration pause = this.delivery.pause();
		int step = pause.isZero() ? Math.max(length, 1) : 1;
		// The head goes at once: what is slow or cut is the body.
		output.flush();
		long end = System.nanoTime() + MAX_DURATION.toNanos();
		for (int from = 0; from < length; from += step) {
			if (System.nanoTime() - end > 0) {
				throw this.delivery.end();
			}
			this.pauses.pause(pause);
			output.write(this.body, from, step);
			output.flush();
		}
		if (length < this.body.length) {
			throw this.delivery.end();
		}
	}

	@Override
	public InputStream getContent() {
		return new ByteArrayInputStream(this.body);
	}

	@Override
	public boolean isStreaming() {
		return false;
	}

	@Override
	public boolean isRepeatable() {
		return true;
	}

	@Override
	public long getContentLength() {
		return this.body.length;
	}

	@Override
	public void close() {
		// There is nothing to free.
	}

}
