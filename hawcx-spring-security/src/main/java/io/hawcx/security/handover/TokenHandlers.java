package io.hawcx.security.handover;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.token.HawcxAccessTokens;
import io.hawcx.security.token.TooManySessionsException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Gives the session of a new login its token and an app the token, or tells the app why
 * there is none.
 */
final class TokenHandlers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private final HawcxAccessTokens tokens;

	private final TokenRefusals refusals;

	private final HawcxLoginResponseBody body;

	// No page posts here: a browser cannot navigate with JSON.
	private final HandoverFailureHandler problems;

	private final LoginEvents events;

	TokenHandlers(HawcxAccessTokens tokens, TokenRefusals refusals, HawcxLoginResponseBody body, LoginEvents events) {
		this.tokens = tokens;
		this.refusals = refusals;
		this.body = body;
		this.problems = HandoverFailureHandler.withoutPages(events);
		this.events = events;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException, ServletException {
		HttpSession session = request.getSession();
		Map<String, Object> attributes = new HashMap<>();
		String token = this.tokens.issue(session.getId(), attributes::put);
		OAuth2AuthenticationToken login = (OAuth2AuthenticationToken) authentication;
		byte[] reply = Json.bytes(this.body.create(login, TokenReply.of(login, token, this.tokens)));
		attributes.forEach(session::setAttribute);
		session.setMaxInactiveInterval((int) this.tokens.idleTimeout().toSeconds());
		try {
			// The session is stored before the first byte leaves.
			JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE, reply);
		}
		catch (TooManySessionsException ex) {
			session.invalidate();
			onAuthenticationFailure(request, response, TokenRefusals.full(ex));
			return;
		}
		this.events.succeeded(login);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		this.refusals.count(exception, HawcxCodeHandoverFilter.hasTried(request), request.getRemoteAddr());
		this.problems.onAuthenticationFailure(request, response, exception);
	}

}
