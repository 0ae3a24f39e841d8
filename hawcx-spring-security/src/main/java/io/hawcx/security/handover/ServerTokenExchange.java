package io.hawcx.security.handover;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.token.HawcxAccessTokenGuardWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;

import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;

/**
 * Adds to a chain of the reactive stack what gives apps without cookies access tokens.
 */
final class ServerTokenExchange {

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

	void add(ServerHttpSecurity http, HandoverWebSessions sessions) {
		TokenRefusals refusals = new TokenRefusals(this.tokens);
		TokenServerHandlers handlers = new TokenServerHandlers(this.tokens, refusals, this.beans.responseBody(),
				new HandoverServerProblems());
		// An app keeps its verifier itself: there is no session to bind the code to.
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(this.beans, sessions, handlers);
		filter.receiveAt(this.tokens.address(), HandoverBinding.ANY, FailureLimit.none());
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setSecurityContextRepository(this.contexts);
		http.addFilterBefore(new HawcxAccessTokenGuardWebFilter(this.tokens, this.resourceServer),
				SecurityWebFiltersOrder.CSRF);
		http.addFilterBefore(new TokenWebFilter(this.tokens.address(), refusals, handlers),
				SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

}
