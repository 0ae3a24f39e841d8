package io.hawcx.security.handover;

import java.time.Clock;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.oauth2.internal.EndedServerLogins;
import io.hawcx.security.token.HawcxAccessTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;

/**
 * Adds the filters of a hand-over to a chain of the reactive stack, in this order: its
 * limits, the tokens of apps, the beginning of a login, and its end.
 */
final class ServerHandoverFilters {

	private final ServerHandoverBeans beans;

	private final ServerHandoverAddresses addresses;

	private final ServerHandoverSessions sessions;

	private final Clock clock;

	private final ServerSecurityContextRepository contexts;

	ServerHandoverFilters(ServerHandoverBeans beans, String path, Clock clock,
			ServerSecurityContextRepository contexts) {
		this.beans = beans;
		this.addresses = new ServerHandoverAddresses(path, beans.hawcx());
		this.sessions = new ServerHandoverSessions(clock, beans.hawcx());
		this.clock = clock;
		this.contexts = EndedServerLogins.by(contexts, beans.hawcx());
	}

	void addLimits(ServerHttpSecurity http, ServerHandoverHandlers handlers, @Nullable HawcxAccessTokens access) {
		this.addresses.findTenants(http, this.beans.hawcx(), access);
		http.addFilterBefore(new HandoverLimitWebFilter(this.addresses.codes(), handlers),
				SecurityWebFiltersOrder.CSRF);
	}

	void addTokens(ServerHttpSecurity http, HawcxAccessTokens access, boolean resourceServer, BeanFactory all) {
		new ServerTokenExchange(access, this.beans, this.contexts, resourceServer).add(http, this.sessions,
				this.addresses.tokens(access), all);
	}

	void addStart(ServerHttpSecurity http, HandoverOrigins origins) {
		this.addresses.answerCsrf(http);
		http.addFilterBefore(new HandoverStartWebFilter(this.addresses.starts(), this.sessions, origins),
				SecurityWebFiltersOrder.FORM_LOGIN);
	}

	void addEnd(ServerHttpSecurity http, HandoverBinding binding, int failuresPerMinute,
			ServerAuthenticationSuccessHandler success, ServerHandoverHandlers handlers) {
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(this.beans, this.sessions, handlers);
		filter.receiveAt(this.addresses.codes(), binding, new FailureLimit(failuresPerMinute, this.clock));
		filter.setAuthenticationSuccessHandler(success);
		filter.setSecurityContextRepository(this.contexts);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

}
