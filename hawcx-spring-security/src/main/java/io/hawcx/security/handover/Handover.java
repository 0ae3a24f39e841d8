package io.hawcx.security.handover;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.security.internal.HandoverAuthorizationExchange;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;

/**
 * One code with the verifier that redeems it, and what the session expects of its
 * id_token.
 */
final class Handover {

	// RFC 7636 section 4.1.
	private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

	private final String code;

	private final String verifier;

	private final @Nullable String challenge;

	private final Set<String> nonces;

	private final boolean nonceRequired;

	private Handover(String code, String verifier, @Nullable String challenge, Set<String> nonces,
			boolean nonceRequired) {
		this.code = code;
		this.verifier = verifier;
		this.challenge = challenge;
		this.nonces = nonces;
		this.nonceRequired = nonceRequired;
	}

	/**
	 * Find the verifier of a code: the one that was posted, else one of the session's.
	 * @param body what was posted
	 * @param state what the session holds
	 * @param binding which code the session accepts
	 * @return the hand-over
	 * @throws OAuth2AuthenticationException if it cannot succeed, which is found out
	 * before the code is spent
	 */
	static Handover of(HandoverBody body, HandoverState state, HandoverBinding binding) {
		String code = body.code();
		String verifier = body.verifier();
		String challenge = body.challenge();
		if (verifier != null) {
			return posted(code, verifier, challenge, state, binding);
		}
		String open = (challenge != null) ? challenge : only(state.challenges());
		String kept = state.verifier(open);
		if (kept == null) {
			throw failure(HawcxLoginErrorCodes.INVALID_CHALLENGE,
					"This session has begun no login with that codeChallenge, or it is over.");
		}
		return new Handover(code, kept, open, state.nonces(), false);
	}

	private static Handover posted(String code, String verifier, @Nullable String challenge, HandoverState state,
			HandoverBinding binding) {
		if (!VERIFIER.matcher(verifier).matches()) {
			throw HandoverBody.invalid("The codeVerifier is not one: it has 43 to 128 letters, digits, '-', '.', '_' "
					+ "and '~' (RFC 7636).");
		}
		String own = HandoverStart.challenge(verifier);
		if (challenge != null && !challenge.equals(own)) {
			throw failure(HawcxLoginErrorCodes.INVALID_CHALLENGE, "The codeChallenge is not that of the codeVerifier.");
		}
		boolean begun = state.verifier(own) != null;
		boolean nonceRequired = binding == HandoverBinding.SESSION && !begun;
		if (nonceRequired && state.nonces().isEmpty()) {
			throw failure(HawcxLoginErrorCodes.INVALID_CHALLENGE,
					"This session has begun no login: it takes only codes of its own.");
		}
		return new Handover(code, verifier, begun ? own : null, state.nonces(), nonceRequired);
	}

	private static String only(List<String> challenges) {
		if (challenges.isEmpty()) {
			throw HandoverBody.invalid("The body holds no codeVerifier (also spelled code_verifier), and this session "
					+ "has begun no login whose verifier it could take.");
		}
		if (challenges.size() > 1) {
			throw failure(HawcxLoginErrorCodes.CHALLENGE_REQUIRED,
					"This session has begun several logins: post the codeChallenge of the one that is meant.");
		}
		return challenges.get(0);
	}

	/**
	 * Return the code in the type that Spring Security redeems.
	 * @param registration the registration of Hawcx
	 * @return the exchange
	 */
	OAuth2AuthorizationExchange exchange(ClientRegistration registration) {
		return HandoverAuthorizationExchange.exchange(registration, this.code, this.verifier, this.nonces,
				this.nonceRequired);
	}

	/**
	 * Return the challenge of the login that the session had begun.
	 * @return the challenge, or {@code null} if the page had begun it alone
	 */
	@Nullable String challenge() {
		return this.challenge;
	}

	/**
	 * Take a verified id_token if it belongs to the session.
	 * @param nonce its nonce, if it has one
	 * @throws OAuth2AuthenticationException if it does not
	 */
	void requireNonce(@Nullable String nonce) {
		String refusal = HandoverAuthorizationExchange.refusal(this.nonces, this.nonceRequired, nonce);
		if (refusal != null) {
			throw failure(HawcxLoginErrorCodes.INVALID_NONCE, refusal);
		}
	}

	private static OAuth2AuthenticationException failure(String code, String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, message, null), message);
	}

}
