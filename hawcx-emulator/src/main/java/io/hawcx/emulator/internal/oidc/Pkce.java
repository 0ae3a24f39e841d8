package io.hawcx.emulator.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.crypto.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Proof Key for Code Exchange (RFC 7636), with S256 only.
 */
public final class Pkce {

	private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

	private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private Pkce() {
	}

	/**
	 * Return the S256 challenge of a verifier.
	 * @param verifier the verifier
	 * @return the challenge
	 */
	public static String challenge(String verifier) {
		return Sha256.base64Url(verifier.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Return whether a text can be an S256 challenge.
	 * @param challenge the text
	 * @return whether it can
	 */
	public static boolean isChallenge(@Nullable String challenge) {
		return challenge != null && CHALLENGE.matcher(challenge).matches();
	}

	static boolean matches(String verifier, String challenge) {
		return VERIFIER.matcher(verifier).matches() && MessageDigest.isEqual(
				challenge(verifier).getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
	}

}
