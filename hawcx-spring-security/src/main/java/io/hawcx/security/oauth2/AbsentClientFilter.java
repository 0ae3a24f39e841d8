package io.hawcx.security.oauth2;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.ThrowableAnalyzer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Answers a handler that asks for an authorized client of Hawcx whose login brought no
 * access token, before Spring Security asks for another login.
 */
final class AbsentClientFilter extends OncePerRequestFilter {

	private final ThrowableAnalyzer causes = new ThrowableAnalyzer();

	private final AuthenticationFailureHandler failures;

	AbsentClientFilter(AuthenticationFailureHandler failures) {
		this.failures = failures;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			HawcxLoginUnavailableException answer = answer(request, ex);
			if (answer == null || response.isCommitted()) {
				throw ex;
			}
			this.failures.onAuthenticationFailure(request, response, answer);
		}
	}

	private @Nullable HawcxLoginUnavailableException answer(HttpServletRequest request, Exception failure) {
		Throwable[] chain = this.causes.determineCauseChain(failure);
		return (this.causes.getFirstThrowableOfType(ClientAuthorizationRequiredException.class,
				chain) instanceof ClientAuthorizationRequiredException wanted)
						? AbsentAccessToken.answer(wanted,
								WebUtils.getSessionAttribute(request, AbsentAccessToken.ATTRIBUTE))
						: null;
	}

}
