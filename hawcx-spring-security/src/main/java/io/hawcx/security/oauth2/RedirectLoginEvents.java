package io.hawcx.security.oauth2;

import io.hawcx.security.oauth2.internal.LoginTenants;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.util.Assert;

/**
 * Publishes the {@link HawcxLoginEvent} of each login by redirect that succeeded on the
 * servlet stack, where Spring Security's own success handler stays as it is. Publish it
 * as a bean; the starter does.
 *
 * @since 0.1.0
 */
public final class RedirectLoginEvents implements ApplicationListener<InteractiveAuthenticationSuccessEvent> {

	private final ApplicationEventPublisher events;

	private final BeanFactory beans;

	/**
	 * Create a listener.
	 * @param events where to publish
	 * @param beans where {@link HawcxClientRegistration} or {@link HawcxLoginClients} is
	 * found, commonly the application context
	 */
	public RedirectLoginEvents(ApplicationEventPublisher events, BeanFactory beans) {
		Assert.notNull(events, "events must not be null");
		Assert.notNull(beans, "beans must not be null");
		this.events = events;
		this.beans = beans;
	}

	@Override
	public void onApplicationEvent(InteractiveAuthenticationSuccessEvent event) {
		if (OAuth2LoginAuthenticationFilter.class.isAssignableFrom(event.getGeneratedBy())
				&& event.getAuthentication() instanceof OAuth2AuthenticationToken login
				&& LoginTenants.of(this.beans).isHawcx(login.getAuthorizedClientRegistrationId())) {
			this.events.publishEvent(HawcxLoginEvent.success(HawcxLoginEvent.Way.REDIRECT, login));
		}
	}

}
