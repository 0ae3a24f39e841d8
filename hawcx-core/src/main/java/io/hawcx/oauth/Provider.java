package io.hawcx.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import io.hawcx.DiscoveryException;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.SingleFlightCache;
import io.hawcx.internal.jose.JwksCache;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one issuer, fetched when first needed and shared by all copies of a
 * client: its metadata and its keys.
 */
final class Provider {

	private static final Duration METADATA_TIME_TO_LIVE = Duration.ofHours(1);

	private final String issuer;

	private final DocumentFetcher fetcher;

	private final Duration keysTimeToLive;

	private final Clock clock;

	private final SingleFlightCache<ProviderMetadata, DiscoveryException> metadata;

	private @Nullable JwksCache keys;

	Provider(String issuer, DocumentFetcher fetcher, Duration keysTimeToLive, Clock clock) {
		this.issuer = issuer;
		this.fetcher = fetcher;
		this.keysTimeToLive = keysTimeToLive;
		this.clock = clock;
		this.metadata = new SingleFlightCache<>(this::discover, METADATA_TIME_TO_LIVE, clock);
	}

	ProviderMetadata metadata() {
		return this.metadata.get();
	}

	synchronized JwksCache keys(ProviderMetadata metadata) {
		URI address = URI.create(metadata.jwksUri());
		JwksCache current = this.keys;
		if (current == null || !current.address().equals(address)) {
			current = new JwksCache(address, this.fetcher, this.keysTimeToLive, this.clock);
			this.keys = current;
		}
		return current;
	}

	private ProviderMetadata discover() {
		URI address = URI.create(this.issuer + "/.well-known/openid-configuration");
		try {
			return MetadataReader.read(this.fetcher.fetch(address), this.issuer, address);
		}
		catch (IOException ex) {
			throw new DiscoveryException(
					"The discovery document could not be fetched from " + address + ": " + ex.getMessage(), ex);
		}
	}

}
