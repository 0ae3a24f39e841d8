package io.hawcx.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses requests may go to. Two parsers that read one address differently are
 * how requests end up at the wrong host, so an address is either plain or refused: ASCII
 * without spaces, control characters and backslashes, https (http for {@code localhost},
 * {@code 127.0.0.1} and {@code [::1]} alone), a host that {@link URI} recognises, no user
 * information and no fragment. Nothing is resolved.
 *
 * @since 0.1.0
 */
public final class HttpUrls {

	private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\]]+");

	private static final Pattern ORIGIN = Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(?::([0-9]{1,5}))?",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Pattern ENCODED_CONTROL = Pattern.compile("%(?:[01]|7f)");

	private HttpUrls() {
	}

	/**
	 * Check an absolute address, with or without path and query.
	 * @param name what the address is called in messages, such as {@code jwks_uri}
	 * @param url the address
	 * @return the address, parsed and otherwise unchanged
	 * @throws IllegalArgumentException if the address is refused; the message names it
	 * and the rule, and never quotes the address
	 */
	public static URI requireAbsolute(String name, String url) {
		require(PLAIN.matcher(url).matches(), name,
				"must be a URL of printable ASCII characters without spaces and backslashes");
		URI uri = parse(name, url);
		String origin = url.substring(0, authorityEnd(url));
		require(origin.indexOf('@') < 0, name, "must not have user information");
		require(uri.getRawFragment() == null, name, "must not have a fragment");
		require(ORIGIN.matcher(origin).matches(), name, "must be an absolute https URL with a plain host name");
		require(uri.getHost() != null, name, "must have a valid host name");
		require(uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65535), name,
				"must have a port between 1 and 65535");
		require(uri.getScheme().equalsIgnoreCase("https") || isLoopback(uri), name,
				"must be https; http is for localhost, 127.0.0.1 and [::1] alone");
		return uri;
	}

	static void requirePlainPath(String name, String path) {
		require(path.isEmpty() || PLAIN.matcher(path).matches(), name,
				"must be of printable ASCII characters without spaces and backslashes");
		String lower = path.toLowerCase(Locale.ROOT);
		require(!lower.contains("//"), name, "must not contain //");
		require(!lower.contains("%2f") && !lower.contains("%5c"), name,
				"must not contain an encoded slash or backslash");
		require(!ENCODED_CONTROL.matcher(lower).find(), name, "must not contain an encoded control character");
		for (String segment : lower.replace("%2e", ".").replace("%3b", ";").split("/", -1)) {
			String bare = segment.split(";", 2)[0];
			require(!bare.equals(".") && !bare.equals(".."), name, "must not contain dot segments");
		}
	}

	static URI parse(String name, String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			// No cause: the exception quotes the address, which may hold a password.
			throw new IllegalArgumentException(name + " is not a valid URL");
		}
	}

	static void require(boolean condition, String name, String rule) {
		if (!condition) {
			throw new IllegalArgumentException(name + " " + rule);
		}
	}

	private static boolean isLoopback(URI uri) {
		return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
	}

	private static int authorityEnd(String url) {
		int start = url.indexOf("://");
		if (start < 0) {
			return url.length();
		}
		for (int i = start + 3; i < url.length(); i++) {
			if ("/?#".indexOf(url.charAt(i)) >= 0) {
				return i;
			}
		}
		return url.length();
	}

}
