package io.hawcx.emulator.internal.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.hawcx.emulator.internal.http.LoopbackHost;

/**
 * URIs of this machine, the only ones that the emulator sends a browser to without their
 * being registered. Names below {@code localhost} are among them (RFC 6761, section 6.3):
 * applications that tell tenants by host name use them. The emulator itself does not
 * answer under such a name: see {@link LoopbackHost}.
 */
public final class LoopbackUri {

	private LoopbackUri() {
	}

	/**
	 * Return whether a text is an http or https URI of a loopback host, without user
	 * information and fragment.
	 * @param text the text
	 * @return whether it is
	 */
	public static boolean matches(String text) {
		try {
			URI uri = new URI(text);
			boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
			boolean ascii = text.chars().allMatch((character) -> character > ' ' && character < 127);
			return web && ascii && uri.getRawFragment() == null && isLoopback(uri) && uri.getPort() <= 65535;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static boolean isLoopback(URI uri) {
		return LoopbackHost.matches(uri.getRawAuthority()) || isBelowLocalhost(uri);
	}

	private static boolean isBelowLocalhost(URI uri) {
		String host = uri.getHost();
		return host != null && host.toLowerCase(Locale.ROOT).endsWith(".localhost") && uri.getRawUserInfo() == null
				&& !uri.getRawAuthority().endsWith(":");
	}

	/**
	 * Return a URI without its port.
	 * @param uri a URI that {@link #matches}
	 * @return scheme, host, path and query
	 */
	static String withoutPort(String uri) {
		URI parsed = URI.create(uri);
		String query = (parsed.getRawQuery() != null) ? "?" + parsed.getRawQuery() : "";
		return parsed.getScheme() + "://" + parsed.getHost() + parsed.getRawPath() + query;
	}

	/**
	 * Return the origin of a URI.
	 * @param uri a URI that {@link #matches}
	 * @return scheme, host and port
	 */
	public static String origin(String uri) {
		URI parsed = URI.create(uri);
		return parsed.getScheme() + "://" + parsed.getRawAuthority();
	}

}
