package io.hawcx.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Sends a page to the request that asked for the login, or to the beginning of the
 * application below its servlet's path.
 */
public final class PageSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

	/**
	 * Create a handler.
	 * @param requests keeps the request that asked for the login
	 */
	public PageSuccessHandler(RequestCache requests) {
		setRequestCache(requests);
	}

	@Override
	protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
		return ServletPaths.prefix(request) + "/";
	}

}
