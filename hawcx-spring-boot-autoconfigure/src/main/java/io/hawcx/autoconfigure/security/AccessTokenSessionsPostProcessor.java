package io.hawcx.autoconfigure.security;

import java.lang.reflect.Modifier;

import io.hawcx.security.token.HawcxAccessTokenSessionManager;
import io.hawcx.security.token.HawcxAccessTokens;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NativeDetector;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

/**
 * Puts the sessions of access tokens before the application's own session manager, which
 * keeps its type and all else: Spring Security's {@code concurrentSessions()} looks for a
 * {@code DefaultWebSessionManager} and its store.
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
			return before(manager, new HawcxAccessTokenSessionManager(manager, this.tokens.getObject(),
					this.sessions.getIfAvailable()));
		}
		return bean;
	}

	// A native image makes no classes when it runs, but few applications have a manager
	// of a class of their own.
	private static Object before(WebSessionManager manager, WebSessionManager ours) {
		if (manager.getClass() == DefaultWebSessionManager.class) {
			return new AccessTokenWebSessionManager((DefaultWebSessionManager) manager, ours);
		}
		return NativeDetector.inNativeImage() ? ours : proxy(manager, ours);
	}

	private static Object proxy(WebSessionManager manager, WebSessionManager ours) {
		ProxyFactory proxy = new ProxyFactory(manager);
		proxy.setProxyTargetClass(!Modifier.isFinal(manager.getClass().getModifiers()));
		proxy.addAdvice((MethodInterceptor) (invocation) -> {
			@Nullable Object[] arguments = invocation.getArguments();
			return (arguments.length == 1 && arguments[0] instanceof ServerWebExchange exchange)
					? ours.getSession(exchange) : invocation.proceed();
		});
		return proxy.getProxy(manager.getClass().getClassLoader());
	}

}
