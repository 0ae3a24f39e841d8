package io.hawcx.emulator.internal.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Which redirect URIs a client may be answered at. A registered one is compared exactly,
 * but for the port of a loopback one (RFC 8252, section 7.3) unless all is strict.
 */
final class RedirectUris {

	private RedirectUris() {
	}

	static boolean allow(List<String> registered, boolean strict, String redirectUri) {
		if (registered.contains(redirectUri)) {
			return true;
		}
		if (strict || !LoopbackUri.matches(redirectUri)) {
			return false;
		}
		return registered.isEmpty() || registered.stream()
			.filter(LoopbackUri::matches)
			.anyMatch((each) -> LoopbackUri.withoutPort(each).equals(LoopbackUri.withoutPort(redirectUri)));
	}

	static String checked(String redirectUri) {
		if (!isWebUri(redirectUri)) {
			throw new IllegalArgumentException(
					"A redirect URI is an absolute http or https URI without user information and fragment.");
		}
		return redirectUri;
	}

	private static boolean isWebUri(String text) {
		try {
			URI uri = new URI(text);
			return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null
					&& uri.getRawUserInfo() == null && uri.getRawFragment() == null
					&& text.chars().allMatch((each) -> each > ' ' && each < 127);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
