package io.hawcx.security.internal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * Tells a page's request, whose answer the browser shows, from a script's.
 */
public final class Requests {

	private Requests() {
	}

	/**
	 * Tell whether a request's body is JSON, which no plain form can send.
	 * @param request the request
	 * @return whether it says so
	 */
	public static boolean isJson(HttpServletRequest request) {
		String contentType = request.getContentType();
		return contentType != null
				&& StringUtils.startsWithIgnoreCase(contentType.strip(), MediaType.APPLICATION_JSON_VALUE);
	}

	/**
	 * Tell whether a browser navigates. It says so itself where it sends fetch metadata;
	 * older ones are told by what they accept.
	 * @param request the request
	 * @return whether a redirect would bring the user somewhere
	 */
	public static boolean isPage(HttpServletRequest request) {
		if (isJson(request) || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
			return false;
		}
		String mode = request.getHeader("Sec-Fetch-Mode");
		if (mode != null) {
			return "navigate".equals(mode);
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

}
