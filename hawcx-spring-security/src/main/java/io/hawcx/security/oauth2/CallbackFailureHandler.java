package io.hawcx.security.oauth2;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Tells a failed callback of Hawcx from another provider's, by the registration id that
 * ends the callback's path, or by the failure itself.
 */
final class CallbackFailureHandler implements AuthenticationFailureHandler {

	private final String registrationId;

	private final AuthenticationFailureHandler hawcx;

	private final AuthenticationFailureHandler others;

	CallbackFailureHandler(String registrationId, AuthenticationFailureHandler hawcx,
			AuthenticationFailureHandler others) {
		this.registrationId = registrationId;
		this.hawcx = hawcx;
		this.others = others;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		boolean ours = request.getRequestURI().endsWith("/" + this.registrationId)
				|| LoginFailureCauses.isHawcx(exception);
		(ours ? this.hawcx : this.others).onAuthenticationFailure(request, response, exception);
	}

}
