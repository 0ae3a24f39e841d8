package io.hawcx.security.event;

import java.util.function.Predicate;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import io.hawcx.security.oauth2.HawcxLoginFailure;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.util.Assert;

/**
 * Publishes an event for each login through Hawcx that was refused, which stock Spring
 * Security does for no OAuth2 login: {@link AuthenticationFailureServiceExceptionEvent}
 * where Hawcx could not be reached, else
 * {@link AuthenticationFailureBadCredentialsEvent}. The event's exception is an
 * {@link OAuth2AuthenticationException} with the code that Hawcx sent. Everything else is
 * published as stock does. A callback or hand-over that is malformed is no attempt to
 * authenticate and has no event. It is a {@link DefaultAuthenticationEventPublisher},
 * like the one of Spring Boot in whose place it stands, so that an application may still
 * set its own mappings. Thread-safe once configured.
 *
 * @since 0.1.0
 */
public final class HawcxAuthenticationEventPublisher extends DefaultAuthenticationEventPublisher {

	private final ApplicationEventPublisher events;

	private final Predicate<String> registrationIds;

	/**
	 * Create a publisher.
	 * @param events where to publish
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxAuthenticationEventPublisher(ApplicationEventPublisher events, HawcxClientRegistration hawcx) {
		this(hawcx.registrationId()::equals, events);
	}

	/**
	 * Create a publisher for several Hawcx projects.
	 * @param events where to publish
	 * @param clients finds the project of a registration
	 */
	public HawcxAuthenticationEventPublisher(ApplicationEventPublisher events, HawcxLoginClients clients) {
		this((id) -> clients.find(id) != null, events);
	}

	private HawcxAuthenticationEventPublisher(Predicate<String> registrationIds, ApplicationEventPublisher events) {
		super(events);
		Assert.notNull(events, "events must not be null");
		this.events = events;
		this.registrationIds = registrationIds;
	}

	@Override
	public void publishAuthenticationFailure(AuthenticationException exception, Authentication authentication) {
		if (!(exception instanceof OAuth2AuthenticationException) || !isHawcx(authentication)) {
			super.publishAuthenticationFailure(exception, authentication);
			return;
		}
		boolean unavailable = HawcxLoginFailure.of(exception)
			.code()
			.equals(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE);
		this.events.publishEvent(unavailable ? new AuthenticationFailureServiceExceptionEvent(authentication, exception)
				: new AuthenticationFailureBadCredentialsEvent(authentication, exception));
	}

	private boolean isHawcx(Authentication authentication) {
		return authentication instanceof OAuth2LoginAuthenticationToken login
				&& this.registrationIds.test(login.getClientRegistration().getRegistrationId());
	}

}
