package io.hawcx.security.handover;

import java.io.IOException;
import java.util.Map;

import io.hawcx.security.internal.CsrfTokens;
import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Sends a page where it wanted to go, and tells a script who is signed in.
 */
final class HandoverSuccessHandler implements AuthenticationSuccessHandler {

	private final AuthenticationSuccessHandler pages;

	private final RequestCache requests;

	private final CsrfTokens csrf;

	private final HawcxLoginResponseBody body;

	private final LoginEvents events;

	HandoverSuccessHandler(AuthenticationSuccessHandler pages, RequestCache requests, CsrfTokens csrf,
			HawcxLoginResponseBody body, LoginEvents events) {
		this.pages = pages;
		this.requests = requests;
		this.csrf = csrf;
		this.body = body;
		this.events = events;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException, ServletException {
		this.events.succeeded(authentication);
		if (NavigationRequests.isPage(request)) {
			this.pages.onAuthenticationSuccess(request, response, authentication);
			return;
		}
		OAuth2AuthenticationToken login = (OAuth2AuthenticationToken) authentication;
		Map<String, Object> defaults = HandoverReply.of(login, returnTo(request, response),
				this.csrf.describe(request, response));
		JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE,
				this.body.create(login, defaults));
	}

	private @Nullable String returnTo(HttpServletRequest request, HttpServletResponse response) {
		SavedRequest saved = this.requests.getRequest(request, response);
		if (saved == null) {
			return null;
		}
		this.requests.removeRequest(request, response);
		return HandoverReply.path(saved.getRedirectUrl());
	}

}
