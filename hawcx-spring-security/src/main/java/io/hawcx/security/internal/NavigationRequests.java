package io.hawcx.security.internal;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells a page's request, whose answer the browser shows, from a script's.
 */
public final class NavigationRequests {

	private NavigationRequests() {
	}

	/**
	 * Tell whether a request's body is JSON, which no plain form can send.
	 * @param request the request
	 * @return whether it says so
	 */
	public static boolean isJson(HttpServletRequest request) {
		return NavigationHeaders.sendsJson(request::getHeader);
	}

	/**
	 * Tell whether a browser navigates. It says so itself where it sends fetch metadata;
	 * older ones are told by what they accept.
	 * @param request the request
	 * @return whether a redirect would bring the user somewhere
	 */
	public static boolean isPage(HttpServletRequest request) {
		return NavigationHeaders.navigates(request::getHeader);
	}

}
