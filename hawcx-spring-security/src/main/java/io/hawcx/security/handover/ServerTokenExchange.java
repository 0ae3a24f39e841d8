package io.hawcx.security.handover;

import java.util.List;
import java.util.stream.Stream;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.token.HawcxAccessTokenGuardWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.ClassUtils;

/**
 * Adds to a chain of the reactive stack what gives apps without cookies access tokens.
 */
final class ServerTokenExchange {

	private static final Log logger = LogFactory.getLog(ServerTokenExchange.class);

	// The second lies in a library that a chain with a resource server alone needs.
	private static final List<String> RESOURCE_SERVER = List.of(
			"org.springframework.security.oauth2.jwt.ReactiveJwtDecoder",
			"org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector");

	private final HawcxAccessTokens tokens;

	private final ServerHandoverBeans beans;

	private final ServerSecurityContextRepository contexts;

	private final boolean resourceServer;

	ServerTokenExchange(HawcxAccessTokens tokens, ServerHandoverBeans beans, ServerSecurityContextRepository contexts,
			boolean resourceServer) {
		this.tokens = tokens;
		this.beans = beans;
		this.contexts = contexts;
		this.resourceServer = resourceServer;
	}

	// A ServerHttpSecurity does not tell whether it has one.
	private static void warnOfResourceServer(BeanFactory beans) {
		List<String> found = RESOURCE_SERVER.stream().flatMap((type) -> names(beans, type)).toList();
		if (!found.isEmpty()) {
			logger.warn("A chain with hawcxCodeHandover refuses bearers other than apps' access tokens, and there is "
					+ found + ". If that chain has oauth2ResourceServer(), say besideResourceServer() on "
					+ "HawcxServerCodeHandover.");
		}
	}

	private static Stream<String> names(BeanFactory beans, String type) {
		if (!(beans instanceof ListableBeanFactory listable)
				|| !ClassUtils.isPresent(type, ServerTokenExchange.class.getClassLoader())) {
			return Stream.empty();
		}
		Class<?> loaded = ClassUtils.resolveClassName(type, ServerTokenExchange.class.getClassLoader());
		return Stream.of(listable.getBeanNamesForType(loaded, true, false));
	}

	void add(ServerHttpSecurity http, ServerHandoverSessions sessions, ServerWebExchangeMatcher asks, BeanFactory all) {
		if (!this.resourceServer) {
			warnOfResourceServer(all);
		}
		TokenRefusals refusals = new TokenRefusals(this.tokens);
		ServerTokenHandlers handlers = new ServerTokenHandlers(this.tokens, refusals, this.beans.responseBody(),
				LoginEvents.of(all, HawcxLoginEvent.Way.TOKEN));
		// An app keeps its verifier itself: there is no session to bind the code to.
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(this.beans, sessions, handlers);
		filter.receiveAt(asks, HandoverBinding.ANY, FailureLimit.none());
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setSecurityContextRepository(this.contexts);
		http.addFilterBefore(new HawcxAccessTokenGuardWebFilter(this.tokens, this.resourceServer),
				SecurityWebFiltersOrder.CSRF);
		http.addFilterBefore(new TokenWebFilter(asks, refusals, handlers), SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

}
