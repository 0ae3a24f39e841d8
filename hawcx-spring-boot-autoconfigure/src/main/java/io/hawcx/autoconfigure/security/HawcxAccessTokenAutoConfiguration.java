package io.hawcx.autoconfigure.security;

import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.token.HawcxAccessTokenFilter;
import io.hawcx.security.token.HawcxAccessTokenWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import jakarta.servlet.DispatcherType;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Auto-configuration of access tokens for apps without cookies, when
 * {@code hawcx.login.code-handover.token.enabled} asks for them. The sessions that they
 * carry lie in the application's session repository, else in memory; neither a repository
 * nor a session filter is published, so that cookie sessions stay what they are.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { HawcxLoginAutoConfiguration.class, HawcxReactiveLoginAutoConfiguration.class,
				HawcxTenantLoginAutoConfiguration.class, HawcxReactiveTenantLoginAutoConfiguration.class },
		before = { HawcxWebSecurityAutoConfiguration.class, HawcxReactiveWebSecurityAutoConfiguration.class })
@ConditionalOnClass({ HawcxAccessTokens.class, Session.class })
@Conditional(OnHawcxLogin.class)
@ConditionalOnBooleanProperty("hawcx.login.code-handover.token.enabled")
public final class HawcxAccessTokenAutoConfiguration {

	private static HawcxAccessTokens tokens(HawcxLoginProperties properties, boolean shared,
			ObjectProvider<HawcxLoginClients> tenants) {
		HawcxLoginProperties.CodeHandover handover = properties.getCodeHandover();
		HawcxLoginProperties.CodeHandover.Token token = handover.getToken();
		if (!shared) {
			LogFactory.getLog(HawcxAccessTokenAutoConfiguration.class)
				.warn("The application has no session repository: the sessions of apps' access tokens lie in memory, "
						+ "end with this process and are not shared with other nodes. Add "
						+ "spring-boot-starter-session-data-redis, or on the servlet stack "
						+ "spring-boot-starter-session-jdbc, to keep them.");
		}
		HawcxAccessTokens tokens = new HawcxAccessTokens(handover.getPath() + "/token", token.getIdleTimeout(),
				token.getLifetime(), token.getFailuresPerMinute(), shared);
		return (tenants.getIfUnique() != null) ? tokens.forTenants() : tokens;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		HawcxAccessTokens hawcxAccessTokens(HawcxLoginProperties properties,
				ObjectProvider<SessionRepository<?>> sessions, ObjectProvider<HawcxLoginClients> tenants) {
			return tokens(properties, sessions.getIfAvailable() != null, tenants);
		}

		@Bean
		FilterRegistrationBean<HawcxAccessTokenFilter> hawcxAccessTokenFilter(HawcxAccessTokens tokens,
				ObjectProvider<SessionRepository<?>> sessions,
				ObjectProvider<PathPatternRequestMatcher.Builder> paths) {
			FilterRegistrationBean<HawcxAccessTokenFilter> registration = new FilterRegistrationBean<>(
					new HawcxAccessTokenFilter(tokens, sessions.getIfAvailable(),
							paths.getIfUnique(PathPatternRequestMatcher::withDefaults)));
			registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
			registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		HawcxAccessTokens hawcxAccessTokens(HawcxLoginProperties properties,
				ObjectProvider<ReactiveSessionRepository<?>> sessions, ObjectProvider<HawcxLoginClients> tenants) {
			return tokens(properties, sessions.getIfAvailable() != null, tenants);
		}

		@Bean
		HawcxAccessTokenWebFilter hawcxAccessTokenWebFilter(HawcxAccessTokens tokens) {
			return new HawcxAccessTokenWebFilter(tokens);
		}

		@Bean
		static AccessTokenSessionsPostProcessor hawcxAccessTokenSessions(ObjectProvider<HawcxAccessTokens> tokens,
				ObjectProvider<ReactiveSessionRepository<?>> sessions) {
			return new AccessTokenSessionsPostProcessor(tokens, sessions);
		}

	}

}
