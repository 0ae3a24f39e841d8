package io.hawcx.oauth;

import java.util.concurrent.CompletableFuture;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.internal.exchange.AsyncRequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in without blocking: the sibling of {@link HawcxOAuth}, with the same
 * options, steps and failures. Discovery and keys are fetched without blocking too.
 * Immutable and safe for use by several threads at once.
 * <p>
 * A wrong argument is thrown at once. Every other failure is that of the future: the
 * {@link io.hawcx.HawcxException} itself in {@code whenComplete} and the like, and the
 * cause of what {@code get} and {@code join} throw. Replies are checked, and futures
 * completed, on the executor. Cancelling a future aborts the exchange, after which it is
 * not known whether a code was used; a fetch of metadata or keys, which others may be
 * waiting for, goes on.
 *
 * @since 0.1.0
 */
public final class HawcxOAuthAsync implements AutoCloseable {

	private final OAuthCalls calls;

	private final AsyncRequestSender sender;

	private final AsyncHttpTransport transport;

	private final boolean ownsTransport;

	HawcxOAuthAsync(OAuthCalls calls, AsyncRequestSender sender, AsyncHttpTransport transport, boolean ownsTransport) {
		this.calls = calls;
		this.sender = sender;
		this.transport = transport;
		this.ownsTransport = ownsTransport;
	}

	/**
	 * Create a public client with the defaults of {@link HawcxOAuthAsyncBuilder}.
	 * @param issuer the issuer, without a slash at its end, such as
	 * {@code https://api.hawcx.com}
	 * @param configId the tenant's routing key
	 * @param clientId the project's OAuth client, which is not the config id
	 * @return the client, to be closed when it is no longer needed
	 * @throws IllegalArgumentException if an argument is refused
	 */
	public static HawcxOAuthAsync fromIssuer(String issuer, String configId, String clientId) {
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
	public static HawcxOAuthAsyncBuilder builder(String issuer, String configId, String clientId) {
		return new HawcxOAuthAsyncBuilder(issuer, configId, clientId);
	}

	/**
	 * Return a confidential client. It shares this one's transport, metadata and keys,
	 * and closing either closes both.
	 * @param assertion makes the client's assertions
	 * @return the copy
	 */
	public HawcxOAuthAsync withClientAssertion(ClientAssertionSigner assertion) {
		return new HawcxOAuthAsync(this.calls.withClientAssertion(assertion), this.sender, this.transport,
				this.ownsTransport);
	}

	/**
	 * Exchange a code that was issued without redirect URI and nonce, and verify the
	 * id_token.
	 * @param code the authorization code
	 * @param codeVerifier the PKCE verifier (RFC 7636)
	 * @return who signed in
	 * @throws IllegalArgumentException if an argument is refused, before anything is sent
	 */
	public CompletableFuture<ExchangeResult> exchangeCode(String code, String codeVerifier) {
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
	 */
	public CompletableFuture<ExchangeResult> exchangeCode(String code, String codeVerifier,
			@Nullable String redirectUri, @Nullable String expectedNonce) {
		return this.sender
			.call((sender) -> this.calls.exchangeCode(sender, code, codeVerifier, redirectUri, expectedNonce));
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
	 */
	public CompletableFuture<TokenResponse> redeemCode(String code, String codeVerifier, @Nullable String redirectUri) {
		return this.sender.call((sender) -> this.calls.redeemCode(sender, code, codeVerifier, redirectUri));
	}

	/**
	 * Verify an id_token completely.
	 * @param idToken a compact JWS
	 * @param expectedNonce the nonce that the login was started with, or {@code null} if
	 * it had none; a token that carries one is then refused
	 * @return its claims
	 */
	public CompletableFuture<IdTokenClaims> verifyIdToken(String idToken, @Nullable String expectedNonce) {
		return this.sender.call((sender) -> this.calls.verifyIdToken(sender, idToken, expectedNonce));
	}

	/**
	 * Verify an id_token except that its nonce is the expected one: for adapters whose
	 * framework compares the nonce in a form of its own. The caller must do so, and must
	 * refuse a token that carries a nonce when none is expected.
	 * @param idToken a compact JWS
	 * @return its claims
	 */
	public CompletableFuture<IdTokenClaims> verifyIdTokenExceptNonce(String idToken) {
		return this.sender.call((sender) -> this.calls.verifyIdTokenExceptNonce(sender, idToken));
	}

	/**
	 * Return what the issuer says about itself: fetched on the first call, by one request
	 * however many callers wait, and again after an hour. A failure is not kept.
	 * @return the metadata
	 */
	public CompletableFuture<ProviderMetadata> metadata() {
		return this.sender.call((sender) -> this.calls.metadata(sender));
	}

	/**
	 * Close the transport if this client's builder made it; one that was given stays
	 * open. Calls under way on the former fail.
	 */
	@Override
	public void close() {
		if (this.ownsTransport) {
			this.transport.close();
		}
	}

}
