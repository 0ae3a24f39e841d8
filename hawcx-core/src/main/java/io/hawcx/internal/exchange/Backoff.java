package io.hawcx.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpProtocolException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpResponseTooLargeException;
import io.hawcx.internal.RetryAfter;
import org.jspecify.annotations.Nullable;

/**
 * What may be tried again, and after how long. A request that was not sent may; of those
 * that were, a GET alone; and neither where the next attempt would fail likewise. The
 * wait is drawn evenly from zero to a bound, 50 ms before the second attempt and doubling
 * from there; 1 s where the server is overloaded. Where it names a wait of its own, that
 * is added, up to 20 s.
 */
final class Backoff {

	private static final Duration BASE = Duration.ofMillis(50);

	private static final Duration THROTTLED_BASE = Duration.ofSeconds(1);

	private static final Duration LONGEST_SERVER_WAIT = Duration.ofSeconds(20);

	private final Clock clock;

	private final DoubleSupplier random;

	/**
	 * Create a backoff.
	 * @param clock tells how far a date in {@code Retry-After} is away
	 * @param random draws from 0 inclusive to 1 exclusive
	 */
	Backoff(Clock clock, DoubleSupplier random) {
		this.clock = clock;
		this.random = random;
	}

	static boolean isRepeatable(HttpRequest request, IOException failure) {
		if (failure instanceof HttpConnectException unconnected) {
			return !unconnected.isPermanent();
		}
		return request.method().equals("GET") && !(failure instanceof InterruptedIOException)
				&& !(failure instanceof HttpResponseTooLargeException) && !(failure instanceof HttpProtocolException);
	}

	static boolean isRepeatable(HttpRequest request, HttpResponse reply) {
		return request.method().equals("GET") && isTrouble(reply);
	}

	static boolean isTrouble(HttpResponse reply) {
		return isThrottled(reply) || reply.status() == 500 || reply.status() == 502 || reply.status() == 504;
	}

	private static boolean isThrottled(HttpResponse reply) {
		return reply.status() == 429 || reply.status() == 503;
	}

	/**
	 * Draw a wait.
	 * @param attempt the number of the attempt that failed, from 1
	 * @param reply what it was answered, if it was
	 * @return how long to wait before the next
	 */
	Duration draw(int attempt, @Nullable HttpResponse reply) {
		if (reply == null || !isThrottled(reply)) {
			return jitter(BASE, attempt);
		}
		Duration asked = RetryAfter.parse(reply.header("Retry-After"), this.clock.instant());
		if (asked == null) {
			return jitter(THROTTLED_BASE, attempt);
		}
		// Those who were told the same must not all come back at once.
		Duration wait = (asked.compareTo(LONGEST_SERVER_WAIT) > 0) ? LONGEST_SERVER_WAIT : asked;
		return wait.plus(jitter(BASE, attempt));
	}

	private Duration jitter(Duration base, int attempt) {
		long bound = base.toNanos() << (attempt - 1);
		return Duration.ofNanos((long) (this.random.getAsDouble() * bound));
	}

}
