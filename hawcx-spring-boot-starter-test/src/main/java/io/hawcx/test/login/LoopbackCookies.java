package io.hawcx.test.login;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cookies as browsers keep them: one marked {@code Secure} is sent to a loopback address
 * without TLS too, which {@link CookieManager} would not do.
 */
final class LoopbackCookies extends CookieManager {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Pattern SECURE = Pattern.compile(";\\s*secure\\s*(?=;|$)", Pattern.CASE_INSENSITIVE);

	@Override
	public void put(URI uri, Map<String, List<String>> headers) throws IOException {
		String host = String.valueOf(uri.getHost());
		if (!LOOPBACK.contains(host) && !LoopbackClients.isBelowLocalhost(host)) {
			super.put(uri, headers);
			return;
		}
		Map<String, List<String>> changed = new LinkedHashMap<>(headers);
		changed.replaceAll((name, values) -> "Set-Cookie".equalsIgnoreCase(name)
				? values.stream().map((value) -> SECURE.matcher(value).replaceAll("")).toList() : values);
		super.put(uri, changed);
	}

}
