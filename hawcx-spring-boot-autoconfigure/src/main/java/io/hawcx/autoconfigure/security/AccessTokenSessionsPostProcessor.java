package io.hawcx.autoconfigure.security;

import io.hawcx.security.token.HawcxAccessTokenSessionManager;
import io.hawcx.security.token.HawcxAccessTokens;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.session.WebSessionManager;

/**
 * Puts the sessions of access tokens before the application's own session manager.
 */
final class AccessTokenSessionsPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<HawcxAccessTokens> tokens;

	private final ObjectProvider<ReactiveSessionRepository<?>> sessions;

	AccessTokenSessionsPostProcessor(ObjectProvider<HawcxAccessTokens> tokens,
			ObjectProvider<ReactiveSessionRepository<?>> sessions) {
		this.tokens = tokens;
		this.sessions = sessions;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebSessionManager manager
				&& beanName.equals(WebHttpHandlerBuilder.WEB_SESSION_MANAGER_BEAN_NAME)) {
			return new HawcxAccessTokenSessionManager(manager, this.tokens.getObject(), this.sessions.getIfAvailable());
		}
		return bean;
	}

}
