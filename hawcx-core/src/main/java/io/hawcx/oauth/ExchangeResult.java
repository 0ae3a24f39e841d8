package io.hawcx.oauth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A login that succeeded: who signed in, and the tokens that came with it.
 * {@link #toString()} shows the subject and no token.
 *
 * @since 0.1.0
 */
public final class ExchangeResult {

	private final IdTokenClaims claims;

	private final TokenResponse response;

	ExchangeResult(IdTokenClaims claims, TokenResponse response) {
		this.claims = claims;
		this.response = response;
	}

	/**
	 * Return the claims of the verified id_token.
	 * @return the claims
	 */
	public IdTokenClaims claims() {
		return this.claims;
	}

	/**
	 * Return the verified id_token.
	 * @return a compact JWS
	 */
	public String idToken() {
		return this.response.idToken();
	}

	/**
	 * Return the access token, which Hawcx may leave out.
	 * @return the token, or {@code null}
	 */
	public @Nullable String accessToken() {
		return this.response.accessToken();
	}

	/**
	 * Return the type of the access token.
	 * @return the type; {@code Bearer} where the reply names none
	 */
	public String tokenType() {
		return this.response.tokenType();
	}

	/**
	 * Return how long the access token is valid.
	 * @return the lifetime, counted from the reply, or {@code null} if the reply names
	 * none
	 */
	public @Nullable Duration expiresIn() {
		return this.response.expiresIn();
	}

	/**
	 * Return what the access token may be used for.
	 * @return scopes separated by spaces, or {@code null} if the reply names none
	 */
	public @Nullable String scope() {
		return this.response.scope();
	}

	@Override
	public String toString() {
		return "ExchangeResult[" + this.claims + "]";
	}

}
