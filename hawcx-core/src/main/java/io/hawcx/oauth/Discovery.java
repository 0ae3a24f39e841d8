package io.hawcx.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.CachedMetadata;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.SingleFlightCache;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.jose.KeySets;
import org.jspecify.annotations.Nullable;

/**
 * One issuer's metadata, kept for an hour. Safe for use by several threads at once.
 *
 * @see <a href=
 * "https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest">OpenID
 * Connect Discovery section 4.1</a>
 */
final class Discovery implements KeySets.SharedMetadata {

	private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

	private final String issuer;

	private final URI address;

	private final DocumentFetcher fetcher;

	private final SingleFlightCache<ProviderMetadata> metadata;

	Discovery(String issuer, URI address, DocumentFetcher fetcher, Duration timeout, Clock clock) {
		this.issuer = issuer;
		this.address = address;
		this.fetcher = fetcher;
		this.metadata = new SingleFlightCache<>(this::fetch, TIME_TO_LIVE, timeout, clock);
	}

	CompletableFuture<ProviderMetadata> metadata(RequestSender sender) {
		return this.metadata.get(sender);
	}

	@Override
	public @Nullable CachedMetadata contents() {
		Duration age = this.metadata.age();
		return (age != null) ? new CachedMetadata(this.issuer, age) : null;
	}

	private CompletableFuture<ProviderMetadata> fetch() {
		return this.fetcher.fetchDiscovery(this.address)
			.thenCompose((reply) -> RequestIds.keep(reply, () -> CompletableFuture
				.completedFuture(MetadataReader.read(reply.body(), this.issuer, this.address))));
	}

	/**
	 * What clients must have in common to share it.
	 *
	 * @param issuer the issuer
	 * @param transport carries the request
	 * @param timeout how long the request may take
	 * @param clock tells the metadata's age
	 */
	record Key(String issuer, Object transport, Duration timeout, Clock clock) {
	}

}
