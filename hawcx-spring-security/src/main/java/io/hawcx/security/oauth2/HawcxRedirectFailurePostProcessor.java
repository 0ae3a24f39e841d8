package io.hawcx.security.oauth2;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Gives {@link HawcxLoginFailureHandler} to the redirect filter of every chain that the
 * application wrote with plain {@code oauth2Login()}; without it a dead issuer sends the
 * browser in circles there. Spring Security initializes the filters it builds as beans,
 * which is how this reaches them without turning login on anywhere. What the application
 * sets through its own {@code ObjectPostProcessor} comes later and wins. Publish it from
 * a static bean method.
 *
 * @since 0.1.0
 */
public final class HawcxRedirectFailurePostProcessor implements BeanPostProcessor {

	private final AuthenticationFailureHandler handler;

	/**
	 * Create a post-processor.
	 * @param handler handles logins through Hawcx that could not begin; other providers'
	 * are handled as stock Spring Security does
	 */
	public HawcxRedirectFailurePostProcessor(AuthenticationFailureHandler handler) {
		Assert.notNull(handler, "handler must not be null");
		this.handler = new RedirectFailureHandler(handler);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OAuth2AuthorizationRequestRedirectFilter filter) {
			filter.setAuthenticationFailureHandler(this.handler);
		}
		return bean;
	}

}
