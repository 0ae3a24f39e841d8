package io.hawcx.oauth;

import io.hawcx.http.HttpTransport;
import io.hawcx.internal.exchange.BlockingRequestSender;
import io.hawcx.internal.exchange.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in: exchanges an authorization code for an id_token and verifies it.
 * Discovery and keys are fetched when first needed and kept for an hour; nothing talks to
 * the network before that. Immutable and safe for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class HawcxOAuth implements AutoCloseable {

	private final OAuthCalls calls;

	private final RequestSender sender;

	private final HttpTransport transport;

	private final boolean ownsTransport;

	HawcxOAuth(OAuthCalls calls, RequestSender sender, HttpTransport transport, boolean ownsTransport) {
		this.calls = calls;
		this.sender = sender;
		this.transport = transport;
		this.ownsTransport = ownsTransport;
	}

	/**
	 * Create a public client with the defaults of {@link HawcxOAuthBuilder}.
	 * @param issuer the issuer, without a slash at its end, such as
	 * {@code https://api.hawcx.com}
	 * @param configId the tenant's routing key
	 * @param clientId the project's OAuth client, which is not the config id
	 * @return the client, to be closed when it is no longer needed
	 * @throws IllegalArgumentException if an argument is refused
	 */
	public static HawcxOAuth fromIssuer(String issuer, String configId, String clientId) {
		return builder(issuer, configId, clientId).build();
	}

	/**
	 * Start building a client.
	 * @param issuer the issuer, without a slash at its end, such as
	 * {@code https://api.hawcx.com}
	 * @param configId the tenant's routing key
	 * @param clientId the project's OAuth client, which is not the config id
	 * @return the builder
	 * @throws IllegalArgumentException if an argument is refused
	 */
	public static HawcxOAuthBuilder builder(String issuer, String configId, String clientId) {
		return new HawcxOAuthBuilder(issuer, configId, clientId);
	}

	/**
	 * Return a confidential client. It shares this one's transport, metadata and keys,
	 * and closing either closes both.
	 * @param assertion makes the client's assertions
	 * @return the copy
	 */
	public HawcxOAuth withClientAssertion(ClientAssertionSigner assertion) {
		return new HawcxOAuth(this.calls.withClientAssertion(assertion), this.sender, this.transport,
				this.ownsTransport);
	}

	/**
	 * Exchange a code that was issued without redirect URI and nonce, and verify the
	 * id_token.
	 * @param code the authorization code
	 * @param codeVerifier the PKCE verifier (RFC 7636)
	 * @return who signed in
	 * @throws IllegalArgumentException if an argument is refused, before anything is sent
	 * @throws io.hawcx.DiscoveryException if the issuer's metadata cannot be had
	 * @throws io.hawcx.TokenExchangeException if the code was not exchanged
	 * @throws io.hawcx.TokenVerificationException if the id_token is refused
	 */
	public ExchangeResult exchangeCode(String code, String codeVerifier) {
		return exchangeCode(code, codeVerifier, null, null);
	}

	/**
	 * Exchange a code and verify the id_token. A code that was sent is never sent again
	 * by itself.
	 * @param code the authorization code
	 * @param codeVerifier the PKCE verifier (RFC 7636)
	 * @param redirectUri the redirect URI that the code was issued for, or {@code null}
	 * if none was used
	 * @param expectedNonce the nonce that the login was started with, or {@code null} if
	 * it had none; a token that carries one is then refused
	 * @return who signed in
	 * @throws IllegalArgumentException if an argument is refused, before anything is sent
	 * @throws io.hawcx.DiscoveryException if the issuer's metadata cannot be had
	 * @throws io.hawcx.TokenExchangeException if the code was not exchanged
	 * @throws io.hawcx.TokenVerificationException if the id_token is refused
	 */
	public ExchangeResult exchangeCode(String code, String codeVerifier, @Nullable String redirectUri,
			@Nullable String expectedNonce) {
		return BlockingRequestSender
			.outcome(this.calls.exchangeCode(this.sender, code, codeVerifier, redirectUri, expectedNonce));
	}

	/**
	 * Exchange a code and verify nothing: for adapters that verify the id_token
	 * themselves by {@link #verifyIdToken} or {@link #verifyIdTokenExceptNonce}.
	 * @param code the authorization code
	 * @param codeVerifier the PKCE verifier (RFC 7636)
	 * @param redirectUri the redirect URI that the code was issued for, or {@code null}
	 * if none was used
	 * @return the reply
	 * @throws IllegalArgumentException if an argument is refused, before anything is sent
	 * @throws io.hawcx.DiscoveryException if the issuer's metadata cannot be had
	 * @throws io.hawcx.TokenExchangeException if the code was not exchanged
	 */
	public TokenResponse redeemCode(String code, String codeVerifier, @Nullable String redirectUri) {
		return BlockingRequestSender.outcome(this.calls.redeemCode(this.sender, code, codeVerifier, redirectUri));
	}

	/**
	 * Verify an id_token completely.
	 * @param idToken a compact JWS
	 * @param expectedNonce the nonce that the login was started with, or {@code null} if
	 * it had none; a token that carries one is then refused
	 * @return its claims
	 * @throws io.hawcx.DiscoveryException if the issuer's metadata cannot be had
	 * @throws io.hawcx.TokenVerificationException if the token is refused, or the keys to
	 * check it cannot be fetched
	 */
	public IdTokenClaims verifyIdToken(String idToken, @Nullable String expectedNonce) {
		return BlockingRequestSender.outcome(this.calls.verifyIdToken(this.sender, idToken, expectedNonce));
	}

	/**
	 * Verify an id_token except that its nonce is the expected one: for adapters whose
	 * framework compares the nonce in a form of its own. The caller must do so, and must
	 * refuse a token that carries a nonce when none is expected.
	 * @param idToken a compact JWS
	 * @return its claims
	 * @throws io.hawcx.DiscoveryException if the issuer's metadata cannot be had
	 * @throws io.hawcx.TokenVerificationException if the token is refused, or the keys to
	 * check it cannot be fetched
	 */
	public IdTokenClaims verifyIdTokenExceptNonce(String idToken) {
		return BlockingRequestSender.outcome(this.calls.verifyIdTokenExceptNonce(this.sender, idToken));
	}

	/**
	 * Return what the issuer says about itself: fetched on the first call, by one request
	 * however many callers wait, and again after an hour. A failure is not kept.
	 * @return the metadata
	 * @throws io.hawcx.DiscoveryException if it cannot be fetched or is refused
	 */
	public ProviderMetadata metadata() {
		return BlockingRequestSender.outcome(this.calls.metadata(this.sender));
	}

	/**
	 * Close the transport if this client's builder made it; one that was given stays
	 * open.
	 */
	@Override
	public void close() {
		if (this.ownsTransport) {
			this.transport.close();
		}
	}

}
