package io.hawcx.oauth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint answered (RFC 6749 section 5.1). Nothing in it has been
 * verified; {@link #toString()} shows no token.
 *
 * @since 0.1.0
 */
public final class TokenResponse {

	private final String idToken;

	private final String tokenType;

	private final @Nullable Duration expiresIn;

	private final @Nullable String accessToken;

	private final @Nullable String scope;

	TokenResponse(String idToken, String tokenType, @Nullable Duration expiresIn, @Nullable String accessToken,
			@Nullable String scope) {
		this.idToken = idToken;
		this.tokenType = tokenType;
		this.expiresIn = expiresIn;
		this.accessToken = accessToken;
		this.scope = scope;
	}

	/**
	 * Return the id_token, not verified.
	 * @return a compact JWS
	 */
	public String idToken() {
		return this.idToken;
	}

	/**
	 * Return the type of the access token.
	 * @return the type; {@code Bearer} where the reply names none
	 */
	public String tokenType() {
		return this.tokenType;
	}

	/**
	 * Return how long the access token is valid.
	 * @return the lifetime, counted from the reply, or {@code null} if the reply names
	 * none
	 */
	public @Nullable Duration expiresIn() {
		return this.expiresIn;
	}

	/**
	 * Return the access token, which Hawcx may leave out.
	 * @return the token, or {@code null}
	 */
	public @Nullable String accessToken() {
		return this.accessToken;
	}

	/**
	 * Return what the access token may be used for.
	 * @return scopes separated by spaces, or {@code null} if the reply names none
	 */
	public @Nullable String scope() {
		return this.scope;
	}

	@Override
	public String toString() {
		return "TokenResponse[tokenType=" + this.tokenType + ", expiresIn=" + this.expiresIn + "]";
	}

}
