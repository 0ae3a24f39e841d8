package io.hawcx.security.oauth2;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Tells a login through Hawcx that could not begin from another provider's.
 */
final class RedirectFailureHandler implements AuthenticationFailureHandler {

	private final AuthenticationFailureHandler hawcx;

	private final AuthenticationFailureHandler others = new StockRedirectFailureHandler();

	RedirectFailureHandler(AuthenticationFailureHandler hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		boolean ours = HawcxLoginUnavailableException.isCauseOf(exception);
		(ours ? this.hawcx : this.others).onAuthenticationFailure(request, response, exception);
	}

}
