package io.hawcx.security.handover;

import io.hawcx.security.internal.ServletPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Sends a page to the request that asked for the login, or to the beginning of the
 * application below its servlet's path.
 */
final class PageSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

	@Override
	protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
		return ServletPaths.prefix(request) + "/";
	}

}
