package io.hawcx.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one transport, which are gone when it is closed. They hold nothing of
 * whoever happens to start them: such as the class loader of a web application, or what a
 * request has put into inheritable thread locals. Thread-safe.
 */
final class EngineThreads {

	private static final long END_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	ThreadFactory named(String name) {
		return (task) -> {
			Thread thread = new Thread(null, task, name, 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(EngineThreads.class.getClassLoader());
			this.threads.removeIf((other) -> other.getState() == Thread.State.TERMINATED);
			this.threads.add(thread);
			return thread;
		};
	}

	/**
	 * Interrupt all and wait until they are gone, for a second at most: one that waits
	 * for name resolution cannot be interrupted.
	 */
	void end() {
		this.threads.forEach(Thread::interrupt);
		long end = System.nanoTime() + END_NANOS;
		try {
			for (Thread thread : this.threads) {
				long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
				// Whoever closes the transport may be called by one of its threads.
				if (thread != Thread.currentThread() && left > 0) {
					thread.join(left);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
