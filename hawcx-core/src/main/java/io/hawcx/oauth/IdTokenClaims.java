package io.hawcx.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The claims of a verified id_token (OpenID Connect Core section 2). Immutable, nested
 * maps and lists included; {@link #toString()} shows the subject only.
 *
 * @since 0.1.0
 */
public final class IdTokenClaims {

	private final Map<String, Object> claims;

	private final String issuer;

	private final String subject;

	private final List<String> audience;

	private final Instant expiresAt;

	private final Instant issuedAt;

	private final @Nullable Instant authTime;

	IdTokenClaims(ClaimChecks checked) {
		this.claims = checked.claims();
		this.issuer = checked.issuer();
		this.subject = checked.subject();
		this.audience = checked.audience();
		this.expiresAt = checked.expiresAt();
		this.issuedAt = checked.issuedAt();
		this.authTime = checked.authTime();
	}

	/**
	 * Return who signed in: the user's stable identifier at this issuer.
	 * @return the {@code sub} claim, never empty
	 */
	public String subject() {
		return this.subject;
	}

	/**
	 * Return who vouches for the user.
	 * @return the {@code iss} claim
	 */
	public String issuer() {
		return this.issuer;
	}

	/**
	 * Return whom the token was made for.
	 * @return the {@code aud} claim; holds the client id
	 */
	public List<String> audience() {
		return this.audience;
	}

	/**
	 * Return when the token expires, or has expired within the tolerance.
	 * @return the {@code exp} claim
	 */
	public Instant expiresAt() {
		return this.expiresAt;
	}

	/**
	 * Return when the token was made.
	 * @return the {@code iat} claim
	 */
	public Instant issuedAt() {
		return this.issuedAt;
	}

	/**
	 * Return when the user proved who they are.
	 * @return the {@code auth_time} claim, or {@code null} if there is none
	 */
	public @Nullable Instant authTime() {
		return this.authTime;
	}

	/**
	 * Return how the user proved who they are, in values of RFC 8176 such as {@code swk}.
	 * @return the {@code amr} claim; empty if it is missing or no array of strings
	 */
	public List<String> amr() {
		return (this.claims.get("amr") instanceof List<?> values && values.stream().allMatch(String.class::isInstance))
				? values.stream().map(String.class::cast).toList() : List.of();
	}

	/**
	 * Return the nonce, which binds the token to a login.
	 * @return the {@code nonce} claim, or {@code null} if there is none
	 */
	public @Nullable String nonce() {
		return (String) this.claims.get("nonce");
	}

	/**
	 * Return one claim.
	 * @param name its name, such as {@code email}
	 * @return a string, number, boolean, list or map, or {@code null} if there is none
	 */
	public @Nullable Object get(String name) {
		return this.claims.get(name);
	}

	/**
	 * Return all claims.
	 * @return names and values in the order of the token, unmodifiable
	 */
	public Map<String, Object> asMap() {
		return this.claims;
	}

	@Override
	public String toString() {
		return "IdTokenClaims[subject=" + this.subject + "]";
	}

}
