package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Publishes that a login by redirect failed, and leaves the answer to another handler.
 */
final class PublishingFailureHandler implements AuthenticationFailureHandler {

	private final LoginTenants hawcx;

	private final ApplicationEventPublisher events;

	private final AuthenticationFailureHandler answer;

	PublishingFailureHandler(LoginTenants hawcx, ApplicationEventPublisher events,
			AuthenticationFailureHandler answer) {
		this.hawcx = hawcx;
		this.events = events;
		this.answer = answer;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		this.events.publishEvent(HawcxLoginEvent.failure(HawcxLoginEvent.Way.REDIRECT,
				this.hawcx.registrationId(TenantAddressFilter.tenant(request)), exception));
		this.answer.onAuthenticationFailure(request, response, exception);
	}

}
