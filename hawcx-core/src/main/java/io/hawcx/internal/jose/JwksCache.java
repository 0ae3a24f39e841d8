package io.hawcx.internal.jose;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.SingleFlightCache;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one address publishes: fetched when first needed, by one request however
 * many callers wait, kept for a while, and fetched again for an unknown key id at most
 * once every 30 s. A failed fetch is not kept, and old keys do not outlive their time.
 * Safe for use by several threads at once.
 */
public final class JwksCache {

	private static final Duration REFETCH_INTERVAL = Duration.ofSeconds(30);

	private final URI address;

	private final DocumentFetcher fetcher;

	private final Clock clock;

	private final SingleFlightCache<VerificationKeys, JwsException> keys;

	private @Nullable Instant refetchedAt;

	/**
	 * Create an empty cache.
	 * @param address where the keys are published
	 * @param fetcher fetches them
	 * @param timeToLive how long they are kept
	 * @param clock tells their age
	 */
	public JwksCache(URI address, DocumentFetcher fetcher, Duration timeToLive, Clock clock) {
		this.address = address;
		this.fetcher = fetcher;
		this.clock = clock;
		this.keys = new SingleFlightCache<>(this::fetch, timeToLive, clock);
	}

	/**
	 * Return where the keys are published.
	 * @return the address
	 */
	public URI address() {
		return this.address;
	}

	/**
	 * Select the keys that may have signed.
	 * @param keyId the id that the signature names, or {@code null} if it names none
	 * @param algorithm the signature's algorithm
	 * @return at least one key; exactly one if no id is named
	 * @throws JwsException if there is none, or the keys cannot be fetched
	 */
	public List<VerificationKey> select(@Nullable String keyId, String algorithm) throws JwsException {
		VerificationKeys kept = this.keys.peek();
		VerificationKeys found = this.keys.get();
		if (found == kept && !found.knows(keyId)) {
			found = this.keys.refresh(found, this::mayRefetch);
		}
		return found.select(keyId, algorithm);
	}

	// Called by one thread at a time: the cache asks while it holds its lock.
	private boolean mayRefetch() {
		Instant now = this.clock.instant();
		Instant last = this.refetchedAt;
		if (last != null && Duration.between(last, now).abs().compareTo(REFETCH_INTERVAL) < 0) {
			return false;
		}
		this.refetchedAt = now;
		return true;
	}

	private VerificationKeys fetch() throws JwsException {
		try {
			return VerificationKeys.parse(this.fetcher.fetch(this.address));
		}
		catch (IOException ex) {
			throw new JwsException("its keys could not be fetched from " + this.address + ": " + ex.getMessage(), ex);
		}
	}

}
