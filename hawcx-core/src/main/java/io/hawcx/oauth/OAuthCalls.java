package io.hawcx.oauth;

import java.util.concurrent.CompletableFuture;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client does, step by step, blocking or not. Wrong arguments are thrown at
 * once; whatever else goes wrong is the failure of the stage that is returned.
 */
final class OAuthCalls {

	private final OAuthSettings settings;

	private final Provider provider;

	private final TokenEndpoint tokenEndpoint;

	private final IdTokenVerifier verifier;

	private final @Nullable ClientAssertionSigner assertion;

	/**
	 * Create the calls of a client.
	 * @param settings its options
	 * @param shared sends what several callers wait for
	 * @param assertion makes its assertions, if it is confidential
	 */
	OAuthCalls(OAuthSettings settings, RequestSender shared, @Nullable ClientAssertionSigner assertion) {
		RequestRetrier retrier = new RequestRetrier(settings.maxAttempts(), settings.clock());
		this.settings = settings;
		this.provider = new Provider(settings, new DocumentFetcher(shared, retrier, settings.discoveryTimeout()));
		ObservedClock clock = new ObservedClock(settings.clock());
		this.tokenEndpoint = new TokenEndpoint(settings, retrier, clock);
		this.verifier = new IdTokenVerifier(settings, clock);
		this.assertion = assertion;
	}

	private OAuthCalls(OAuthCalls original, ClientAssertionSigner assertion) {
		this.settings = original.settings;
		this.provider = original.provider;
		this.tokenEndpoint = original.tokenEndpoint;
		this.verifier = original.verifier;
		this.assertion = assertion;
	}

	OAuthCalls withClientAssertion(ClientAssertionSigner assertion) {
		return new OAuthCalls(this, Arguments.requireNonNull("assertion", assertion));
	}

	CompletableFuture<ProviderMetadata> metadata(RequestSender sender) {
		return this.provider.metadata(sender);
	}

	CompletableFuture<ExchangeResult> exchangeCode(RequestSender sender, String code, String codeVerifier,
			@Nullable String redirectUri, @Nullable String expectedNonce) {
		String nonce = Arguments.requireNotBlankIfPresent("expectedNonce", expectedNonce);
		return redeemCode(sender, code, codeVerifier, redirectUri)
			.thenCompose((response) -> verifyIdToken(sender, response.idToken(), nonce)
				.thenApply((claims) -> new ExchangeResult(claims, response)));
	}

	CompletableFuture<TokenResponse> redeemCode(RequestSender sender, String code, String codeVerifier,
			@Nullable String redirectUri) {
		CodeGrant grant = new CodeGrant(this.settings, this.assertion, code, codeVerifier, redirectUri);
		return metadata(sender).thenCompose((metadata) -> this.tokenEndpoint.redeem(sender, metadata, grant));
	}

	CompletableFuture<IdTokenClaims> verifyIdToken(RequestSender sender, String idToken,
			@Nullable String expectedNonce) {
		String nonce = Arguments.requireNotBlankIfPresent("expectedNonce", expectedNonce);
		return verifyIdTokenExceptNonce(sender, idToken).thenApply((claims) -> {
			NonceCheck.check(claims, nonce);
			return claims;
		});
	}

	CompletableFuture<IdTokenClaims> verifyIdTokenExceptNonce(RequestSender sender, String idToken) {
		Arguments.requireNonNull("idToken", idToken);
		return metadata(sender).thenCompose((metadata) -> this.verifier.verify(sender, idToken,
				metadata.idTokenSigningAlgorithms(), this.provider.keys(metadata)));
	}

}
