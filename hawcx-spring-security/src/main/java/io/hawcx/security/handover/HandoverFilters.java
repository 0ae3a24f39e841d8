package io.hawcx.security.handover;

import io.hawcx.security.internal.CsrfTokens;
import io.hawcx.security.internal.SecurityContexts;
import io.hawcx.security.token.HawcxAccessTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Adds the filters of a hand-over to a chain, in this order: its limits, the tokens of
 * apps, the beginning of a login, and its end.
 */
final class HandoverFilters {

	private final HttpSecurity http;

	private final HandoverBeans beans;

	private final HandoverSettings settings;

	private final HandoverAddresses addresses;

	private final HandoverSessions sessions;

	private final @Nullable SecurityContextRepository contexts;

	private final ObjectPostProcessor<Object> processor;

	HandoverFilters(HttpSecurity http, HandoverSettings settings, @Nullable SecurityContextRepository contexts,
			ObjectPostProcessor<Object> processor) {
		this.http = http;
		this.beans = new HandoverBeans(http);
		this.settings = settings;
		this.addresses = new HandoverAddresses(http, settings.path(), this.beans.hawcx());
		this.sessions = new HandoverSessions(settings.clock(), this.beans.hawcx());
		this.contexts = (contexts != null) ? contexts : http.getSharedObject(SecurityContextRepository.class);
		this.processor = processor;
	}

	void addLimits(HandoverFailureHandler failure, LoginEvents events, @Nullable HawcxAccessTokens access) {
		this.addresses.findTenants(this.http, this.beans.hawcx(), access);
		this.http.addFilterBefore(new HandoverLimitFilter(this.addresses.codes(), failure, events), CsrfFilter.class);
	}

	// Without the chain's session strategies: the session is new, and no browser's. A
	// limit of sessions would count it and never learn of its end.
	void addTokens(HawcxAccessTokens access) {
		add(new TokenExchange(access, this.beans).add(this.http, this.addresses.tokens(access), this.sessions));
	}

	void addStart(CsrfTokens tokens) {
		HandoverStartFilter filter = new HandoverStartFilter(this.addresses.starts(), this.sessions,
				this.settings.origins(), tokens);
		this.http.addFilterBefore(this.processor.postProcess(filter), UsernamePasswordAuthenticationFilter.class);
	}

	void addEnd(HandoverSuccessHandler success, HandoverFailureHandler failure) {
		HawcxCodeHandoverFilter filter = new HawcxCodeHandoverFilter(this.addresses.codes(), this.sessions,
				this.settings.binding(), this.beans.registrations(), this.beans.hawcx());
		filter.setAuthenticationSuccessHandler(success);
		filter.setAuthenticationFailureHandler(failure);
		filter.setFailureLimit(this.settings.failureLimit());
		SessionAuthenticationStrategy strategy = this.http.getSharedObject(SessionAuthenticationStrategy.class);
		if (strategy != null) {
			filter.setSessionAuthenticationStrategy(strategy);
		}
		RememberMeServices rememberMe = this.http.getSharedObject(RememberMeServices.class);
		if (rememberMe != null) {
			filter.setRememberMeServices(rememberMe);
		}
		add(filter);
	}

	// With what the chain's own filters have.
	private void add(HawcxCodeHandoverFilter filter) {
		OAuth2AuthorizedClientRepository clients = this.beans.authorizedClients();
		if (clients != null) {
			filter.setAuthorizedClientRepository(clients);
		}
		filter.setAuthenticationManager(this.beans.authenticationManager());
		filter.setSecurityContextHolderStrategy(SecurityContexts.of(this.http));
		if (this.contexts != null) {
			filter.setSecurityContextRepository(this.contexts);
		}
		// Post-processing is what makes the filter keep other factors of the session.
		this.http.addFilterBefore(this.processor.postProcess(filter), UsernamePasswordAuthenticationFilter.class);
	}

}
