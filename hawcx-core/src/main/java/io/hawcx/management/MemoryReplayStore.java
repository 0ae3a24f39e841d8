package io.hawcx.management;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies that this process has accepted. Safe for use by several threads at once.
 */
final class MemoryReplayStore implements ReplayStore {

	private static final Logger logger = LoggerFactory.getLogger(ReplayStore.class);

	private static final int CAPACITY = 1 << 17;

	private final LongSupplier ticker;

	private final long begin;

	private final int capacity;

	private final Map<String, Accepted> replies = new LinkedHashMap<>();

	private boolean warned;

	/**
	 * Create an empty store.
	 * @param ticker nanoseconds that pass evenly whatever is done to the clock
	 */
	MemoryReplayStore(LongSupplier ticker) {
		this(ticker, CAPACITY);
	}

	MemoryReplayStore(LongSupplier ticker, int capacity) {
		this.ticker = ticker;
		this.begin = ticker.getAsLong();
		this.capacity = capacity;
	}

	@Override
	public CompletableFuture<Long> time() {
		return CompletableFuture.completedFuture(now());
	}

	synchronized int size() {
		return this.replies.size();
	}

	private long now() {
		return TimeUnit.NANOSECONDS.toMillis(this.ticker.getAsLong() - this.begin);
	}

	@Override
	public synchronized CompletableFuture<OptionalLong> accept(String reply, Duration keep) {
		long now = now();
		forgetExpired(now);
		@Nullable Accepted known = this.replies.putIfAbsent(reply, new Accepted(now, now + keep.toMillis()));
		if (known != null) {
			return CompletableFuture.completedFuture(OptionalLong.of(known.at()));
		}
		if (this.replies.size() > this.capacity) {
			forgetOldest();
		}
		return CompletableFuture.completedFuture(OptionalLong.empty());
	}

	// Stops at the first that is not: those after it came later.
	private void forgetExpired(long now) {
		Iterator<Accepted> oldest = this.replies.values().iterator();
		while (oldest.hasNext() && oldest.next().until() < now) {
			oldest.remove();
		}
	}

	private void forgetOldest() {
		Iterator<Accepted> oldest = this.replies.values().iterator();
		oldest.next();
		oldest.remove();
		if (!this.warned) {
			this.warned = true;
			logger.warn("More than {} replies came while each could be repeated; of the oldest, repetitions are no "
					+ "longer noticed.", this.capacity);
		}
	}

	private record Accepted(long at, long until) {
	}

}
