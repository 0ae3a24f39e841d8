package io.hawcx.emulator.request;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A view of the last 1,000 requests, which shows what it is asked for at the moment it is
 * asked. The requests of the emulator's own pages are left out unless they were refused.
 * A request is in it before its reply is sent. Requests are found by what they are and
 * not by their order, so that what else an application sends does not matter.
 * Thread-safe.
 *
 * <pre>
 * assertThat(emulator.requests().to("/oauth2/token").count()).isEqualTo(1);
 * </pre>
 *
 * @since 0.1.0
 */
public final class Requests {

	private final RequestLog log;

	private final Predicate<RecordedRequest> predicate;

	Requests(RequestLog log, Predicate<RecordedRequest> predicate) {
		this.log = log;
		this.predicate = predicate;
	}

	/**
	 * Keep those to a path.
	 * @param path the exact path
	 * @return a smaller view
	 */
	public Requests to(String path) {
		return matching((request) -> request.path().equals(path));
	}

	/**
	 * Keep those that were refused or met a fault.
	 * @return a smaller view
	 */
	public Requests refused() {
		return matching(RecordedRequest::isRefused);
	}

	/**
	 * Keep those that match.
	 * @param predicate what they must match; it is called while no request is recorded,
	 * and so should be quick
	 * @return a smaller view
	 */
	public Requests matching(Predicate<RecordedRequest> predicate) {
		return new Requests(this.log, this.predicate.and(predicate));
	}

	/**
	 * Count them.
	 * @return how many there are now
	 */
	public int count() {
		return list().size();
	}

	/**
	 * Return them.
	 * @return those that there are now, the oldest first; immutable
	 */
	public List<RecordedRequest> list() {
		return this.log.find(this.predicate);
	}

	/**
	 * Return the newest.
	 * @return the request, or {@code null} if there is none
	 */
	public @Nullable RecordedRequest latest() {
		List<RecordedRequest> list = list();
		return list.isEmpty() ? null : list.get(list.size() - 1);
	}

	/**
	 * Wait for one that matches; one that was there before will do.
	 * @param predicate what it must match
	 * @param limit how long to wait at most, in real time whatever the emulator's clock
	 * says
	 * @return the oldest that matches
	 * @throws IllegalStateException if none came in time or the thread was interrupted
	 */
	public RecordedRequest await(Predicate<RecordedRequest> predicate, Duration limit) {
		return matching(predicate).await(1, limit).get(0);
	}

	/**
	 * Wait until there are so many.
	 * @param count how many
	 * @param limit how long to wait at most, in real time whatever the emulator's clock
	 * says
	 * @return at least as many, the oldest first; immutable
	 * @throws IllegalStateException if too few came in time or the thread was interrupted
	 */
	public List<RecordedRequest> await(int count, Duration limit) {
		try {
			List<RecordedRequest> found = this.log.await(this.predicate, count, limit);
			if (found.size() >= count) {
				return found;
			}
			throw new IllegalStateException("Of " + count + " requests that match " + found.size() + " came within "
					+ limit + "; the emulator's last ones are " + last());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for " + count + " requests.", ex);
		}
	}

	private String last() {
		List<RecordedRequest> all = this.log.find((request) -> true);
		return all.subList(Math.max(all.size() - 10, 0), all.size())
			.stream()
			.map(RecordedRequest::toString)
			.collect(Collectors.joining("; ", "[", "]."));
	}

	/**
	 * Forget all requests of the emulator, those outside this view too.
	 */
	public void clear() {
		this.log.clear();
	}

	@Override
	public String toString() {
		return list().toString();
	}

}
