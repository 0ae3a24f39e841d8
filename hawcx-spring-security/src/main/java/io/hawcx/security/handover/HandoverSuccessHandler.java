package io.hawcx.security.handover;

import java.io.IOException;

import io.hawcx.security.internal.Requests;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Sends a page where it wanted to go, and tells a script that it is done.
 */
final class HandoverSuccessHandler implements AuthenticationSuccessHandler {

	private final AuthenticationSuccessHandler pages;

	HandoverSuccessHandler(AuthenticationSuccessHandler pages) {
		this.pages = pages;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException, ServletException {
		if (Requests.isPage(request)) {
			this.pages.onAuthenticationSuccess(request, response, authentication);
		}
		else {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
		}
	}

}
