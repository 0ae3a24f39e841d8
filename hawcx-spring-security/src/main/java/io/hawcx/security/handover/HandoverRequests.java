package io.hawcx.security.handover;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * Tells a page's form from a script's request.
 */
final class HandoverRequests {

	private HandoverRequests() {
	}

	static boolean isJson(HttpServletRequest request) {
		String contentType = request.getContentType();
		return contentType != null
				&& StringUtils.startsWithIgnoreCase(contentType.strip(), MediaType.APPLICATION_JSON_VALUE);
	}

	static boolean isPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return !isJson(request) && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
				&& !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
	}

}
