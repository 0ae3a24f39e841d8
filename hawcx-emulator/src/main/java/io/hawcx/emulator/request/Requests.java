package io.hawcx.emulator.request;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

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
public interface Requests {

	/**
	 * Keep those to a path.
	 * @param path the exact path
	 * @return a smaller view
	 */
	Requests to(String path);

	/**
	 * Keep those that were refused or met a fault.
	 * @return a smaller view
	 */
	Requests refused();

	/**
	 * Keep those that match.
	 * @param predicate what they must match; it is called while no request is recorded,
	 * and so should be quick
	 * @return a smaller view
	 */
	Requests matching(Predicate<RecordedRequest> predicate);

	/**
	 * Count them.
	 * @return how many there are now
	 */
	int count();

	/**
	 * Return them.
	 * @return those that there are now, the oldest first; immutable
	 */
	List<RecordedRequest> list();

	/**
	 * Return the newest.
	 * @return the request, or {@code null} if there is none
	 */
	@Nullable RecordedRequest latest();

	/**
	 * Wait for one that matches; one that was there before will do.
	 * @param predicate what it must match
	 * @param limit how long to wait at most, in real time whatever the emulator's clock
	 * says
	 * @return the oldest that matches
	 * @throws IllegalStateException if none came in time or the thread was interrupted
	 */
	RecordedRequest await(Predicate<RecordedRequest> predicate, Duration limit);

	/**
	 * Wait until there are so many.
	 * @param count how many
	 * @param limit how long to wait at most, in real time whatever the emulator's clock
	 * says
	 * @return at least as many, the oldest first; immutable
	 * @throws IllegalStateException if too few came in time or the thread was interrupted
	 */
	List<RecordedRequest> await(int count, Duration limit);

	/**
	 * Forget all requests of the emulator, those outside this view too.
	 */
	void clear();

}
