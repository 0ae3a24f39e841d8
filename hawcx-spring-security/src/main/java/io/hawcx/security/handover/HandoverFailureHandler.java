package io.hawcx.security.handover;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.Requests;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Sends a page to the failure URL, and answers a script with problem details (RFC 9457)
 * whose {@code code} is stable.
 */
final class HandoverFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(HandoverFailureHandler.class);

	private static final Map<String, HttpStatus> STATUS = Map.of(OAuth2ErrorCodes.INVALID_REQUEST,
			HttpStatus.BAD_REQUEST, HawcxLoginFailure.TEMPORARILY_UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE);

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
		HttpStatus status = STATUS.getOrDefault(failure.code(), HttpStatus.UNAUTHORIZED);
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", failure.message());
		problem.put("code", failure.code());
		JsonReplies.write(response, status.value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
	}

}
