package io.hawcx.security.handover;

import io.hawcx.security.oauth2.internal.EndedServerLogins;
import io.hawcx.security.token.HawcxAccessTokens;
import org.apache.commons.logging.Log;
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

	private final ServerHttpSecurity http;

	private final ServerHandoverBeans beans;

	private final HandoverSettings settings;

	private final ServerHandoverAddresses addresses;

	private final ServerHandoverSessions sessions;

	private final ServerSecurityContextRepository contexts;

	ServerHandoverFilters(ServerHttpSecurity http, ServerHandoverBeans beans, HandoverSettings settings,
			ServerSecurityContextRepository contexts) {
		this.http = http;
		this.beans = beans;
		this.settings = settings;
		this.addresses = new ServerHandoverAddresses(settings.path(), beans.hawcx());
		this.sessions = new ServerHandoverSessions(settings.clock(), beans.hawcx());
		this.contexts = EndedServerLogins.by(contexts, beans.hawcx());
	}

	void addLimits(ServerHandoverHandlers handlers, @Nullable HawcxAccessTokens access) {
		this.addresses.findTenants(this.http, this.beans.hawcx(), access);
		this.http.addFilterBefore(new HandoverLimitWebFilter(this.addresses.codes(), handlers),
				SecurityWebFiltersOrder.CSRF);
	}

	void addTokens(HawcxAccessTokens access, boolean resourceServer, BeanFactory all) {
		new ServerTokenExchange(access, this.beans, this.contexts, resourceServer).add(this.http, this.sessions,
				this.addresses.tokens(access), all);
	}

	void addStart() {
		this.addresses.answerCsrf(this.http);
		this.http.addFilterBefore(
				new HandoverStartWebFilter(this.addresses.starts(), this.sessions, this.settings.origins()),
				SecurityWebFiltersOrder.FORM_LOGIN);
	}

	void addEnd(ServerAuthenticationSuccessHandler success, ServerHandoverHandlers handlers) {
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(this.beans, this.sessions, handlers);
		filter.receiveAt(this.addresses.codes(), this.settings.binding(), this.settings.failureLimit());
		filter.setAuthenticationSuccessHandler(success);
		filter.setSecurityContextRepository(this.contexts);
		this.http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

	void warnOfMissingCsrf(Log logger) {
		this.http.addFilterBefore(
				new MissingCsrfWebFilter(this.addresses.codes(),
						() -> this.settings.binding().warnOfMissingCsrf(logger, this.settings.path())),
				SecurityWebFiltersOrder.FORM_LOGIN);
	}

}
