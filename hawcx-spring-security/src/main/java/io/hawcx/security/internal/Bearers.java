package io.hawcx.security.internal;

import java.util.List;

/**
 * Tells bearers (RFC 6750 section 2.1) from other credentials in {@code Authorization}.
 */
public final class Bearers {

	private static final String SCHEME = "Bearer";

	private Bearers() {
	}

	/**
	 * Tell whether a request carries a bearer, of whatever kind.
	 * @param authorization the values of {@code Authorization}
	 * @return whether one of them is one
	 */
	public static boolean isPresent(List<String> authorization) {
		return authorization.stream().anyMatch(Bearers::isBearer);
	}

	/**
	 * Tell whether a value of {@code Authorization} is a bearer.
	 * @param value the value
	 * @return whether its scheme says so
	 */
	public static boolean isBearer(String value) {
		// Servers cut the space off where nothing follows.
		return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
				&& (value.length() == SCHEME.length() || value.charAt(SCHEME.length()) <= ' ');
	}

	/**
	 * Return what stands behind the scheme.
	 * @param bearer a value that is a bearer
	 * @return the token, which may be empty
	 */
	public static String token(String bearer) {
		return bearer.substring(SCHEME.length()).strip();
	}

}
