package io.hawcx.security.oauth2;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * What {@link OAuth2AuthorizationRequestRedirectFilter} does unless told otherwise; it
 * cannot be asked for its own handler.
 */
final class StockRedirectFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(OAuth2AuthorizationRequestRedirectFilter.class);

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		LogMessage message = LogMessage.format("Authorization Request failed: %s", exception.getCause());
		if (exception.getCause() instanceof IllegalArgumentException) {
			// An unknown registration id, most likely: anyone can ask for one.
			logger.warn(message, exception);
		}
		else {
			logger.error(message, exception);
		}
		response.sendError(HttpStatus.INTERNAL_SERVER_ERROR.value(),
				HttpStatus.INTERNAL_SERVER_ERROR.getReasonPhrase());
	}

}
