package io.hawcx.autoconfigure.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.hawcx.management.ReplayStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Replies that several nodes remember together in Redis: for each the time when the first
 * of them accepted it, by the clock of Redis alone. What this node has accepted it also
 * remembers itself, and goes by that while Redis does not answer. Thread-safe.
 */
final class RedisReplayStore implements ReplayStore, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisReplayStore.class);

	private static final long LIMIT = Duration.ofMillis(500).toMillis();

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	// The braces put all keys on one node of a Redis Cluster, so that one clock counts.
	private static final String PREFIX = "hawcx:{replays}:";

	private static final String NOW = """
			local t = redis.call('TIME')
			local now = t[1] * 1000 + math.floor(t[2] / 1000)
			""";

	private static final RedisScript<Long> TIME = RedisScript.of(NOW + "return now", Long.class);

	private static final RedisScript<Long> ACCEPT = RedisScript.of(NOW + """
			if redis.call('SET', KEYS[1], string.format('%.0f', now), 'NX', 'PX', ARGV[1]) then return -1 end
			return tonumber(redis.call('GET', KEYS[1]))
			""", Long.class);

	private final ReplayStore memory = ReplayStore.inMemory();

	private final ReactiveStringRedisTemplate redis;

	// A first connection is made by the thread that asks; one alone waits for it.
	private final Scheduler asking = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "hawcx-replay-store", 60, true);

	private final AtomicBoolean down = new AtomicBoolean();

	private volatile long failedAt;

	private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(null);

	// What to add to the memory's time for that of Redis.
	private volatile long offset;

	RedisReplayStore(ReactiveRedisConnectionFactory connections, Clock clock) {
		this.redis = new ReactiveStringRedisTemplate(connections);
		// Until Redis has told its time.
		this.offset = clock.millis() - this.memory.time().join();
	}

	@Override
	public CompletableFuture<Long> time() {
		return ask(() -> this.redis.execute(TIME, List.of(PREFIX + "time"))).thenApply((time) -> {
			long local = this.memory.time().join();
			if (time == null) {
				return local + this.offset;
			}
			this.offset = time - local;
			return time;
		});
	}

	@Override
	public CompletableFuture<OptionalLong> accept(String reply, Duration keep) {
		OptionalLong here = this.memory.accept(reply, keep).join();
		String milliseconds = String.valueOf(keep.toMillis());
		return ask(() -> this.redis.execute(ACCEPT, List.of(PREFIX + reply), List.of(milliseconds)))
			.thenApply((there) -> {
				if (there != null && there >= 0) {
					return OptionalLong.of(here.isPresent() ? Math.min(there, here.getAsLong() + this.offset) : there);
				}
				// Redis may have lost it since.
				return here.isPresent() ? OptionalLong.of(here.getAsLong() + this.offset) : OptionalLong.empty();
			});
	}

	private CompletableFuture<@Nullable Long> ask(Supplier<Flux<Long>> question) {
		if (this.down.get() && (System.nanoTime() - this.failedAt < PAUSE || !this.last.isDone())) {
			return CompletableFuture.completedFuture(null);
		}
		CompletableFuture<@Nullable Long> asked = Flux.defer(question).next().subscribeOn(this.asking).toFuture();
		this.last = asked;
		// A copy, as Reactor logs what fails after it was given up.
		return asked.copy().orTimeout(LIMIT, TimeUnit.MILLISECONDS).handle((answer, failure) -> {
			if (answer != null) {
				noteAnswer();
			}
			else {
				noteFailure(failure);
			}
			return answer;
		});
	}

	private void noteAnswer() {
		if (this.down.compareAndSet(true, false)) {
			logger.info("Redis answers again, and the nodes know of each other's replies from Hawcx.");
		}
	}

	private void noteFailure(@Nullable Throwable failure) {
		this.failedAt = System.nanoTime();
		if (this.down.compareAndSet(false, true)) {
			Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
			logger.warn("Redis does not answer ("
					+ ((cause != null) ? cause.getClass().getSimpleName() : "an empty reply")
					+ "). Until it does, a repeated reply from Hawcx is refused only by the node that has accepted it.");
		}
	}

	@Override
	public void close() {
		this.asking.dispose();
	}

}
