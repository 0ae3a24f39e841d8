package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/**
 * What {@code hawcx.login.allowed-origins} says to a request, on either web stack. Listed
 * origins may send any header and use any method; they may send cookies unless the
 * request is authenticated by an {@code Authorization} header.
 */
final class AllowedOrigins {

	private static final Log logger = LogFactory.getLog(AllowedOrigins.class);

	private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[^]]+]|[^:/?#]+)(?::[0-9]+)?");

	private final CorsConfiguration byCookie;

	private final CorsConfiguration byHeader;

	private final AtomicBoolean warned = new AtomicBoolean();

	AllowedOrigins(List<String> origins) {
		this.byCookie = configuration(origins, true);
		this.byHeader = configuration(origins, false);
	}

	private static CorsConfiguration configuration(List<String> origins, boolean credentials) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(origins);
		configuration.addAllowedMethod(CorsConfiguration.ALL);
		configuration.addAllowedHeader(CorsConfiguration.ALL);
		// Besides what any script may read.
		configuration.setExposedHeaders(List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER));
		configuration.setAllowCredentials(credentials);
		configuration.setMaxAge(1800L);
		return configuration;
	}

	/**
	 * Choose the configuration for a request.
	 * @param headers the request's headers by name
	 * @param foreign whether the request comes from another origin than its own
	 * @param host host name to which the request came
	 * @return the configuration
	 */
	CorsConfiguration configuration(Function<String, @Nullable String> headers, boolean foreign,
			@Nullable String host) {
		String origin = headers.apply(HttpHeaders.ORIGIN);
		if (foreign && origin != null && this.byCookie.checkOrigin(origin) == null) {
			warnOfOwn(origin, host, headers.apply("X-Forwarded-Host"));
		}
		String asked = headers.apply(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
		boolean byHeader = headers.apply(HttpHeaders.AUTHORIZATION) != null
				|| (asked != null && List.of(asked.toLowerCase(Locale.ROOT).split("[,\\s]+"))
					.contains(HttpHeaders.AUTHORIZATION.toLowerCase(Locale.ROOT)));
		return byHeader ? this.byHeader : this.byCookie;
	}

	// Once, and without what the request says: anybody can send such a header.
	private void warnOfOwn(String origin, @Nullable String host, @Nullable String forwarded) {
		Matcher matcher = ORIGIN.matcher(origin);
		if (!matcher.matches() || this.warned.get()) {
			return;
		}
		String own = matcher.group(1);
		boolean differs = own.equalsIgnoreCase(host)
				|| (forwarded != null && forwarded.toLowerCase(Locale.ROOT).startsWith(own.toLowerCase(Locale.ROOT)));
		if (differs && this.warned.compareAndSet(false, true)) {
			logger.warn("A page of this application's own host called it and was refused with 403: to the application "
					+ "it has another scheme or port than to the browser, as behind a proxy. Set "
					+ "server.forward-headers-strategy and let the proxy send forwarded headers, or add the page's "
					+ "origin to hawcx.login.allowed-origins. This is logged once.");
		}

	}

}
