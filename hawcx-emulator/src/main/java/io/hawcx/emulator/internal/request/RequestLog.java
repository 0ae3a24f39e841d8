package io.hawcx.emulator.internal.request;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.emulator.request.Requests;
import org.jspecify.annotations.Nullable;

/**
 * The last requests, of which the oldest makes room for the newest. Thread-safe.
 */
public final class RequestLog {

	private static final int CAPACITY = 1_000;

	private final Deque<RecordedRequest> requests = new ArrayDeque<>();

	private final Clock clock;

	private long count;

	/**
	 * Create an empty log.
	 * @param clock what says when a request was answered
	 */
	public RequestLog(Clock clock) {
		this.clock = clock;
	}

	synchronized void add(LoggedRequest.Line line, int status, @Nullable String reason) {
		if (this.requests.size() == CAPACITY) {
			this.requests.remove();
		}
		this.requests.add(new LoggedRequest(++this.count, this.clock.instant(), line, status, reason));
		notifyAll();
	}

	synchronized List<RecordedRequest> find(Predicate<RecordedRequest> predicate) {
		return this.requests.stream().filter(predicate).toList();
	}

	/**
	 * Wait until there are so many.
	 * @param predicate which ones
	 * @param count how many
	 * @param limit how long at most
	 * @return those that there are, which may be too few
	 * @throws InterruptedException if the thread is interrupted
	 */
	synchronized List<RecordedRequest> await(Predicate<RecordedRequest> predicate, int count, Duration limit)
			throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		List<RecordedRequest> found = find(predicate);
		for (long left = limit.toNanos(); found.size() < count && left > 0; left = end - System.nanoTime()) {
			// One more, since 0 would wait without a limit.
			wait(left / 1_000_000 + 1);
			found = find(predicate);
		}
		return found;
	}

	synchronized void clear() {
		this.requests.clear();
	}

	/**
	 * Return a view of all of them.
	 * @return the requests
	 */
	public Requests view() {
		return new RequestView(this, (request) -> true);
	}

}
