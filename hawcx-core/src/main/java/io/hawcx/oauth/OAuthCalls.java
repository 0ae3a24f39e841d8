package io.hawcx.oauth;

import java.util.concurrent.CompletableFuture;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.exchange.Carrier;
import io.hawcx.internal.exchange.Exchanges;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client does, step by step, whoever carries it. Wrong arguments are thrown
 * at once; whatever else goes wrong is the failure of the stage that is returned.
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
	 * @param shared carries what several callers wait for
	 * @param assertion makes its assertions, if it is confidential
	 */
	OAuthCalls(OAuthSettings settings, Carrier shared, @Nullable ClientAssertionSigner assertion) {
		Exchanges exchanges = new Exchanges(settings.maxAttempts(), settings.clock());
		this.settings = settings;
		this.provider = new Provider(settings, new DocumentFetcher(shared, exchanges, settings.discoveryTimeout()));
		this.tokenEndpoint = new TokenEndpoint(settings, exchanges);
		this.verifier = new IdTokenVerifier(settings);
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

	CompletableFuture<ProviderMetadata> metadata(Carrier carrier) {
		return this.provider.metadata(carrier);
	}

	CompletableFuture<ExchangeResult> exchangeCode(Carrier carrier, String code, String codeVerifier,
			@Nullable String redirectUri, @Nullable String expectedNonce) {
		String nonce = Arguments.requireNotBlankIfPresent("expectedNonce", expectedNonce);
		return redeemCode(carrier, code, codeVerifier, redirectUri)
			.thenCompose((response) -> verifyIdToken(carrier, response.idToken(), nonce)
				.thenApply((claims) -> new ExchangeResult(claims, response)));
	}

	CompletableFuture<TokenResponse> redeemCode(Carrier carrier, String code, String codeVerifier,
			@Nullable String redirectUri) {
		CodeGrant grant = new CodeGrant(this.settings, this.assertion, code, codeVerifier, redirectUri);
		return metadata(carrier).thenCompose((metadata) -> this.tokenEndpoint.redeem(carrier, metadata, grant));
	}

	CompletableFuture<IdTokenClaims> verifyIdToken(Carrier carrier, String idToken, @Nullable String expectedNonce) {
		String nonce = Arguments.requireNotBlankIfPresent("expectedNonce", expectedNonce);
		return verifyIdTokenExceptNonce(carrier, idToken).thenApply((claims) -> {
			NonceCheck.check(claims, nonce);
			return claims;
		});
	}

	CompletableFuture<IdTokenClaims> verifyIdTokenExceptNonce(Carrier carrier, String idToken) {
		Arguments.requireNonNull("idToken", idToken);
		return metadata(carrier).thenCompose((metadata) -> this.verifier.verify(carrier, idToken,
				metadata.idTokenSigningAlgorithms(), this.provider.keys(metadata)));
	}

}
