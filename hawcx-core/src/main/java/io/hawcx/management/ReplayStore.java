package io.hawcx.management;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Remembers the signed replies to management calls that were accepted, so that a repeated
 * one is refused. Each client has one in memory unless it is given another; clients of
 * several nodes that share a store refuse what any of them has accepted.
 * <p>
 * Implementations must be safe for use by several threads at once, must not block the
 * caller, and must complete within a limit of their own, as calls wait for them. What
 * fails here fails the call: an implementation that depends on another server decides
 * itself what to do without it.
 *
 * @since 0.1.0
 */
public interface ReplayStore {

	/**
	 * Tell the store's own time, which is asked for before a request is sent.
	 * @return milliseconds since any fixed moment, never set back
	 */
	CompletableFuture<Long> time();

	/**
	 * Remember a reply as accepted now, unless it is known.
	 * @param reply a hash of what makes the reply unique, 43 characters of base64url
	 * @param keep how long it must be remembered
	 * @return the store's time when the reply was first accepted, empty if that is now
	 */
	CompletableFuture<OptionalLong> accept(String reply, Duration keep);

	/**
	 * Create a store in memory, by monotonic time. It holds 131,072 replies, about 20 MB
	 * when full; of more, the oldest are forgotten, and one warning says so.
	 * @return the store
	 */
	static ReplayStore inMemory() {
		return new MemoryReplayStore(System::nanoTime);
	}

}
