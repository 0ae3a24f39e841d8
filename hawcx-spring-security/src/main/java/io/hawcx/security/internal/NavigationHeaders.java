package io.hawcx.security.internal;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * Tells a page's request, whose answer the browser shows, from a script's, by its
 * headers.
 */
public final class NavigationHeaders {

	private NavigationHeaders() {
	}

	/**
	 * Tell whether a request's body is JSON, which no plain form can send.
	 * @param headers finds the first value of a header
	 * @return whether it says so
	 */
	public static boolean sendsJson(Function<String, @Nullable String> headers) {
		String contentType = headers.apply(HttpHeaders.CONTENT_TYPE);
		return contentType != null
				&& StringUtils.startsWithIgnoreCase(contentType.strip(), MediaType.APPLICATION_JSON_VALUE);
	}

	/**
	 * Tell whether a browser navigates. It says so itself where it sends fetch metadata;
	 * older ones are told by what they accept.
	 * @param headers finds the first value of a header
	 * @return whether a redirect would bring the user somewhere
	 */
	public static boolean navigates(Function<String, @Nullable String> headers) {
		if (sendsJson(headers) || "XMLHttpRequest".equals(headers.apply("X-Requested-With"))) {
			return false;
		}
		String mode = headers.apply("Sec-Fetch-Mode");
		if (mode != null) {
			return "navigate".equals(mode);
		}
		String accept = headers.apply(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

}
