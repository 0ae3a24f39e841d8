package io.hawcx.security.handover;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.util.Assert;

/**
 * An attempt to sign in with a code that was handed over; never authenticated itself. Its
 * text form shows neither code nor verifier.
 *
 * @since 0.1.0
 */
public final class HawcxCodeHandoverAuthenticationToken extends AbstractAuthenticationToken {

	private final String code;

	private final String codeVerifier;

	private final transient NonceCheck nonceCheck;

	/**
	 * Create an attempt.
	 * @param code the authorization code
	 * @param codeVerifier its PKCE verifier
	 * @param nonceCheck decides about the nonce of the id_token, from what the server
	 * issued and never from what was posted
	 */
	public HawcxCodeHandoverAuthenticationToken(String code, String codeVerifier, NonceCheck nonceCheck) {
		super(Set.of());
		Assert.hasText(code, "code must not be empty");
		Assert.hasText(codeVerifier, "codeVerifier must not be empty");
		Assert.notNull(nonceCheck, "nonceCheck must not be null");
		this.code = code;
		this.codeVerifier = codeVerifier;
		this.nonceCheck = nonceCheck;
	}

	/**
	 * Return the PKCE verifier.
	 * @return the verifier, a secret
	 */
	@Override
	public String getCredentials() {
		return this.codeVerifier;
	}

	/**
	 * Return the kind of principal that is to come.
	 * @return a fixed text
	 */
	@Override
	public String getPrincipal() {
		return "Hawcx code hand-over";
	}

	/**
	 * Return the authorization code.
	 * @return the code, a secret
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Return what decides about the nonce.
	 * @return the check, which is {@code null} once deserialized
	 */
	public NonceCheck getNonceCheck() {
		return this.nonceCheck;
	}

	/**
	 * Decides whether an id_token belongs to the session that hands its code over.
	 *
	 * @since 0.1.0
	 */
	public interface NonceCheck {

		/**
		 * Tell whether any id_token could be accepted, before its code is spent.
		 * @return {@code false} if a nonce is required and none is outstanding
		 */
		boolean isPossible();

		/**
		 * Decide about a verified id_token; a nonce that is accepted is consumed.
		 * @param nonce the nonce of the id_token, or {@code null} if it has none
		 * @return whether the token may sign this session in
		 */
		boolean accept(@Nullable String nonce);

	}

}
