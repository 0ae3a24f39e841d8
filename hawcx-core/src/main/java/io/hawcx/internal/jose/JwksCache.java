package io.hawcx.internal.jose;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.hawcx.CachedJwkSet;
import io.hawcx.HawcxListener;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.ElapsedTime;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that one address publishes: fetched when first needed, by one request however
 * many callers wait, and kept for a while. Shortly before that is over, one fetch renews
 * them while callers go on with the old ones. An unknown key id fetches them at most once
 * every 30 s. While the address does not answer, old keys serve for an hour longer, and
 * one warning says so. Safe for use by several threads at once.
 */
public final class JwksCache {

	private static final Logger logger = LoggerFactory.getLogger(JwksCache.class);

	private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

	private static final Duration OUTAGE_TOLERANCE = Duration.ofHours(1);

	// Renewal starts when a twelfth of the time is left: 5 minutes of an hour.
	private static final int REFRESH_AHEAD_FRACTION = 12;

	private final URI address;

	private final Function<URI, CompletableFuture<byte[]>> fetcher;

	private final Executor background;

	private final Duration timeToLive;

	private final Clock clock;

	private final ElapsedTime time;

	private final Object lock = new Object();

	private volatile HawcxListener listener = HawcxListener.NONE;

	private @Nullable VerificationKeys keys;

	private long fetchedAt;

	private @Nullable Long failedAt;

	private @Nullable Long soughtAt;

	private @Nullable CompletableFuture<VerificationKeys> flight;

	/**
	 * Create an empty cache. Renewals are begun on a thread of their own, which ends with
	 * a fetch that blocks and at once with one that does not.
	 * @param address where the keys are published
	 * @param fetcher fetches them
	 * @param timeToLive how long they are kept
	 * @param clock tells their age
	 */
	public JwksCache(URI address, DocumentFetcher fetcher, Duration timeToLive, Clock clock) {
		this(address, fetcher::fetchKeys, JwksCache::startThread, timeToLive, clock);
	}

	JwksCache(URI address, Function<URI, CompletableFuture<byte[]>> fetcher, Executor background, Duration timeToLive,
			Clock clock) {
		this.address = address;
		this.fetcher = fetcher;
		this.background = background;
		this.timeToLive = timeToLive;
		this.clock = clock;
		this.time = ElapsedTime.of(clock);
	}

	/**
	 * Name who is told of each fetch.
	 * @param listener the listener
	 */
	void tell(HawcxListener listener) {
		this.listener = listener;
	}

	/**
	 * Return what is known.
	 * @return the keys' ids and age, or {@code null} before they have been fetched
	 */
	@Nullable CachedJwkSet contents() {
		synchronized (this.lock) {
			VerificationKeys kept = this.keys;
			return (kept != null) ? new CachedJwkSet(this.address, kept.keyIds(), this.time.since(this.fetchedAt))
					: null;
		}
	}

	/**
	 * Return where the keys are published.
	 * @return the address
	 */
	public URI address() {
		return this.address;
	}

	/**
	 * Find the set in which a key is to be looked up, without waiting.
	 * @param keyId the id that the signature names, or {@code null} if it names none
	 * @return the set, which may not have the key; fails with a {@link JwsException} if
	 * the keys cannot be fetched
	 */
	public CompletableFuture<VerificationKeys> find(@Nullable String keyId) {
		VerificationKeys kept;
		CompletableFuture<VerificationKeys> running;
		boolean idle;
		synchronized (this.lock) {
			kept = serving(keyId);
			running = this.flight;
			idle = running == null;
			if (running == null && (kept == null || isRenewalDue())) {
				running = new CompletableFuture<>();
				this.flight = running;
			}
		}
		if (idle && running != null) {
			load(running, (kept != null) ? this.background : Runnable::run);
		}
		return (kept != null || running == null) ? CompletableFuture.completedFuture(kept)
				: running.handle((fetched, failure) -> settle(keyId, fetched, failure));
	}

	// What can be used without waiting. Called while the lock is held.
	private @Nullable VerificationKeys serving(@Nullable String keyId) {
		VerificationKeys kept = this.keys;
		boolean renewalFailed = !isOver(this.failedAt);
		if (kept == null || isOlderThan(this.timeToLive.plus(OUTAGE_TOLERANCE))
				|| (isOlderThan(this.timeToLive) && !renewalFailed)) {
			return null;
		}
		if (!kept.knows(keyId) && (this.flight != null || isOver(this.soughtAt))) {
			this.soughtAt = this.time.now();
			return null;
		}
		return kept;
	}

	private boolean isRenewalDue() {
		Duration ahead = this.timeToLive.dividedBy(REFRESH_AHEAD_FRACTION);
		return isOlderThan(this.timeToLive.minus(ahead)) && isOver(this.failedAt);
	}

	private boolean isOlderThan(Duration age) {
		return this.time.since(this.fetchedAt).compareTo(age) >= 0;
	}

	private boolean isOver(@Nullable Long since) {
		return since == null || this.time.since(since).compareTo(RETRY_INTERVAL) >= 0;
	}

	private void load(CompletableFuture<VerificationKeys> own, Executor executor) {
		Stages.of(() -> CompletableFuture.supplyAsync(() -> this.fetcher.apply(this.address), executor))
			.thenCompose(Function.identity())
			.thenCompose(Function.identity())
			.thenApply(JwksCache::parse)
			.whenComplete((fetched, failure) -> {
				try {
					this.listener.keySetFetched(failure == null);
				}
				finally {
					conclude(own, fetched, failure);
				}
			});
	}

	private void conclude(CompletableFuture<VerificationKeys> own, VerificationKeys fetched,
			@Nullable Throwable failure) {
		if (failure == null) {
			succeed(fetched);
			own.complete(fetched);
		}
		else {
			own.completeExceptionally(fail(Stages.unwrap(failure)));
		}
	}

	private void succeed(VerificationKeys fetched) {
		synchronized (this.lock) {
			this.keys = fetched;
			this.fetchedAt = this.time.now();
			this.failedAt = null;
			this.flight = null;
		}
	}

	private Throwable fail(Throwable cause) {
		boolean outageBegins;
		synchronized (this.lock) {
			outageBegins = this.keys != null && this.failedAt == null;
			this.failedAt = this.time.now();
			this.flight = null;
		}
		if (outageBegins) {
			logger.warn("The keys at {} could not be fetched again ({}); those known serve until {}.", this.address,
					cause.getMessage(), end());
		}
		return (cause instanceof IOException) ? new JwsException("its keys could not be fetched from " + this.address
				+ ": " + cause.getMessage() + "; check the network and the proxy", cause) : cause;
	}

	private Instant end() {
		return this.clock.instant().minus(this.time.since(this.fetchedAt)).plus(this.timeToLive).plus(OUTAGE_TOLERANCE);
	}

	private VerificationKeys settle(@Nullable String keyId, @Nullable VerificationKeys fetched,
			@Nullable Throwable failure) {
		synchronized (this.lock) {
			if (fetched != null) {
				if (!fetched.knows(keyId)) {
					this.soughtAt = this.time.now();
				}
				return fetched;
			}
			VerificationKeys kept = this.keys;
			if (kept != null && kept.knows(keyId) && !isOlderThan(this.timeToLive.plus(OUTAGE_TOLERANCE))) {
				return kept;
			}
		}
		throw new CompletionException(failure);
	}

	private static VerificationKeys parse(byte[] document) {
		try {
			return VerificationKeys.parse(document);
		}
		catch (JwsException ex) {
			throw new CompletionException(ex);
		}
	}

	private static void startThread(Runnable task) {
		// With nothing of the request that happens to begin it.
		Thread thread = new Thread(null, task, "hawcx-jwks-renewal", 0, false);
		thread.setContextClassLoader(JwksCache.class.getClassLoader());
		thread.setDaemon(true);
		thread.start();
	}

}
