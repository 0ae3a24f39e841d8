package io.hawcx.security.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.security.internal.Bearers;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer sends: a prefix, the id of a session, and a secret of which the session
 * keeps the hash alone. The id alone is not enough, since ids show in logs and in stores.
 *
 * @param sessionId the session's id
 * @param value the whole token
 */
record AccessToken(String sessionId, String value) {

	static final String PREFIX = "hcx_";

	private static final int SECRET_BYTES = 32;

	private static final Pattern FORM = Pattern.compile(PREFIX + "([A-Za-z0-9_-]{1,340})\\.[A-Za-z0-9_-]{43}");

	/**
	 * Create a token of a session.
	 * @param sessionId the session's id
	 * @param random where the secret comes from
	 * @return a new token
	 */
	static AccessToken create(String sessionId, SecureRandom random) {
		byte[] secret = new byte[SECRET_BYTES];
		random.nextBytes(secret);
		Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
		return new AccessToken(sessionId, PREFIX + base64.encodeToString(sessionId.getBytes(StandardCharsets.UTF_8))
				+ "." + base64.encodeToString(secret));
	}

	/**
	 * Read a token.
	 * @param text any text
	 * @return the token, or {@code null} if it is none
	 */
	static @Nullable AccessToken parse(@Nullable String text) {
		Matcher matcher = FORM.matcher((text != null) ? text : "");
		if (text == null || !matcher.matches()) {
			return null;
		}
		try {
			byte[] id = Base64.getUrlDecoder().decode(matcher.group(1));
			return new AccessToken(new String(id, StandardCharsets.UTF_8), text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Read the credentials of a bearer.
	 * @param headers the values of {@code Authorization}
	 * @return what stands behind the scheme, {@code null} if no bearer is there, and an
	 * empty text where several headers are
	 */
	static @Nullable String bearer(List<String> headers) {
		if (!Bearers.isPresent(headers)) {
			return null;
		}
		return (headers.size() == 1) ? Bearers.token(headers.get(0)) : "";
	}

	/**
	 * Tell whether a request carries a token of this kind, be it a wrong one.
	 * @param headers the values of {@code Authorization}
	 * @return whether one of them begins as such a token does
	 */
	static boolean isPresent(List<String> headers) {
		return headers.stream()
			.anyMatch((header) -> Bearers.isBearer(header) && Bearers.token(header).startsWith(PREFIX));
	}

	/**
	 * Return what the session keeps.
	 * @return the SHA-256 of the token, as base64url
	 */
	String hash() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("SHA-256 is part of every Java platform", ex);
		}
	}

	/**
	 * Compare with what a session keeps, in a time that does not tell how much of it is
	 * right.
	 * @param kept the session's attribute
	 * @return whether it is this token's hash
	 */
	boolean matches(@Nullable Object kept) {
		return kept instanceof String text && MessageDigest.isEqual(text.getBytes(StandardCharsets.US_ASCII),
				hash().getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public String toString() {
		return "AccessToken[redacted]";
	}

}
