package io.hawcx.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.DiscoveryException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.RefusedDocumentException;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import io.hawcx.internal.jose.JwksCache;
import io.hawcx.internal.jose.KeySets;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one issuer, fetched when first needed and shared by all copies of a
 * client, and by clients with the same cache of keys: its metadata and its keys.
 */
final class Provider {

	private final URI address;

	private final DocumentFetcher fetcher;

	private final KeySets keySets;

	private final Duration keysTimeToLive;

	private final Clock clock;

	private final SettingNames names;

	private final Discovery discovery;

	private @Nullable JwksCache keys;

	Provider(OAuthSettings settings, DocumentFetcher fetcher) {
		String issuer = settings.issuer();
		this.address = URI.create(issuer + "/.well-known/openid-configuration");
		this.fetcher = fetcher;
		this.keySets = settings.keySets();
		this.keysTimeToLive = settings.jwksCacheTtl();
		this.clock = settings.clock();
		this.names = settings.names();
		this.discovery = this.keySets.share(Discovery.class,
				new Discovery.Key(issuer, fetcher.transport(), settings.discoveryTimeout(), this.clock),
				() -> new Discovery(issuer, this.address, fetcher, settings.discoveryTimeout(), this.clock));
	}

	CompletableFuture<ProviderMetadata> metadata(RequestSender sender) {
		// Told to each caller anew: an exception's trace is that of one thread.
		return Stages.mapFailure(Stages.mapFailure(this.discovery.metadata(sender), IOException.class, this::unfetched),
				DiscoveryException.class, this::refused);
	}

	private DiscoveryException refused(DiscoveryException refused) {
		if (!(refused.getCause() instanceof OtherIssuerException other)) {
			return refused;
		}
		DiscoveryException failure = new DiscoveryException(
				other.getMessage() + "; configure the issuer exactly as the document writes it "
						+ this.names.either("base-url", "oauth.issuer"),
				other);
		RequestIds.add(failure, refused.requestId());
		return failure;
	}

	private DiscoveryException unfetched(IOException cause) {
		String remedy = (cause instanceof HttpDeadlineException)
				? ", the client's discoveryTimeout " + this.names.of("oauth.discovery-timeout")
				: "; check the issuer " + this.names.either("base-url", "oauth.issuer")
						+ ", the network and the proxy (hawcx.http.proxy)";
		DiscoveryException failure = new DiscoveryException(
				"The discovery document could not be fetched from " + this.address + ": " + cause.getMessage() + remedy,
				cause);
		RequestIds.add(failure, RefusedDocumentException.requestId(cause));
		return failure;
	}

	synchronized JwksCache keys(ProviderMetadata metadata) {
		URI address = URI.create(metadata.jwksUri());
		JwksCache current = this.keys;
		if (current == null || !current.address().equals(address)) {
			current = this.keySets.get(address, this.fetcher, this.keysTimeToLive, this.clock);
			this.keys = current;
		}
		return current;
	}

}
