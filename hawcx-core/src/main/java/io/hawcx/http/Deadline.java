package io.hawcx.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * When the exchange on the current thread must be over. Name resolution has no other way
 * to learn it.
 */
final class Deadline {

	private static final Duration LONGEST = Duration.ofDays(365);

	private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

	private final long nanos;

	Deadline(Duration timeout) {
		this.nanos = System.nanoTime() + limit(timeout).toNanos();
	}

	static Duration limit(Duration timeout) {
		return (timeout.compareTo(LONGEST) > 0) ? LONGEST : timeout;
	}

	static @Nullable Deadline current() {
		return CURRENT.get();
	}

	void enter() {
		CURRENT.set(this);
	}

	void leave() {
		CURRENT.remove();
	}

	boolean isOver() {
		return remainingNanos() <= 0;
	}

	boolean isBefore(Deadline other) {
		return this.nanos - other.nanos < 0;
	}

	long remainingNanos() {
		return this.nanos - System.nanoTime();
	}

	@Override
	public String toString() {
		return TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + " ms left";
	}

}
