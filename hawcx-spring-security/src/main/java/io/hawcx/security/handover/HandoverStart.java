package io.hawcx.security.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The start of a login that a page runs: a PKCE pair whose verifier stays here, and a
 * nonce where one is asked for.
 *
 * @param verifier the verifier, a secret
 * @param challenge its challenge
 * @param nonce the nonce, or {@code null}
 */
record HandoverStart(String verifier, String challenge, @Nullable String nonce) {

	private static final int BYTES = 32;

	private static final Pattern NONCE = Pattern.compile("(.*&)?nonce([=&].*)?");

	/**
	 * Begin a login, which may wait for the system's randomness.
	 * @param random where the verifier comes from
	 * @param query the raw query of the request; a parameter {@code nonce} asks for one
	 * @return the login
	 */
	static HandoverStart random(SecureRandom random, @Nullable String query) {
		boolean withNonce = query != null && NONCE.matcher(query).matches();
		String verifier = text(random);
		return new HandoverStart(verifier, challenge(verifier), withNonce ? text(random) : null);
	}

	/**
	 * Compute the challenge of a verifier (RFC 7636 section 4.2).
	 * @param verifier the verifier
	 * @return its S256 challenge
	 */
	static String challenge(String verifier) {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			return base64url(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what the session holds from now on.
	 * @param state what it held before
	 * @return text in a JDK map
	 */
	Map<String, String> addTo(HandoverState state) {
		state.begin(this.challenge, this.verifier);
		if (this.nonce != null) {
			state.expectNonce(this.nonce);
		}
		return state.toMap();
	}

	/**
	 * Return what the page is told.
	 * @param csrf what describes the CSRF token; empty where there is no protection
	 * @return the members of the reply
	 */
	Map<String, Object> reply(Map<String, String> csrf) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("codeChallenge", this.challenge);
		reply.put("codeChallengeMethod", "S256");
		if (this.nonce != null) {
			reply.put("nonce", this.nonce);
		}
		if (!csrf.isEmpty()) {
			reply.put("csrf", csrf);
		}
		return reply;
	}

	@Override
	public String toString() {
		return "HandoverStart[" + this.challenge + "]";
	}

	private static String text(SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return base64url(bytes);
	}

	private static String base64url(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
