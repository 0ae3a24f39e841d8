package io.hawcx.security.handover;

import java.io.IOException;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.Requests;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Sends a page to the failure URL, and answers a script with problem details (RFC 9457)
 * whose {@code code} is stable.
 */
final class HandoverFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(HandoverFailureHandler.class);

	private final AuthenticationFailureHandler pages;

	HandoverFailureHandler(AuthenticationFailureHandler pages) {
		this.pages = pages;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		if (Requests.isPage(request)) {
			this.pages.onAuthenticationFailure(request, response, exception);
			return;
		}
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		logger.warn(LogMessage.format("Code hand-over from Hawcx failed: %s", failure.reason()));
		HandoverProblem problem = HandoverProblem.of(failure);
		JsonReplies.write(response, problem.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem.body());
	}

}
