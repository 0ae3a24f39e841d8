package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxServerLoginFailureHandler;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.authentication.DelegatingServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.util.Assert;

/**
 * What applications set of a hand-over on the reactive stack alone, checked as it is set:
 * the collaborators that a chain there does not show.
 */
final class ServerHandoverOptions {

	private @Nullable ServerAuthenticationSuccessHandler successHandler;

	private @Nullable ServerAuthenticationFailureHandler failureHandler;

	private @Nullable ServerAuthenticationSuccessHandler sessionLimit;

	private @Nullable ReactiveAuthenticationManager authenticationManager;

	private @Nullable ServerOAuth2AuthorizedClientRepository authorizedClients;

	private ServerRequestCache requests = new WebSessionServerRequestCache();

	private ServerSecurityContextRepository contexts = new HawcxServerSecurityContextRepository();

	void setSuccessHandler(ServerAuthenticationSuccessHandler successHandler) {
		Assert.notNull(successHandler, "successHandler must not be null");
		this.successHandler = successHandler;
	}

	void setFailureHandler(ServerAuthenticationFailureHandler failureHandler) {
		Assert.notNull(failureHandler, "failureHandler must not be null");
		this.failureHandler = failureHandler;
	}

	void setSessionLimit(ServerAuthenticationSuccessHandler sessionLimit) {
		this.sessionLimit = sessionLimit;
	}

	void setAuthenticationManager(ReactiveAuthenticationManager authenticationManager) {
		Assert.notNull(authenticationManager, "authenticationManager must not be null");
		this.authenticationManager = authenticationManager;
	}

	void setAuthorizedClientRepository(ServerOAuth2AuthorizedClientRepository authorizedClientRepository) {
		Assert.notNull(authorizedClientRepository, "authorizedClientRepository must not be null");
		this.authorizedClients = authorizedClientRepository;
	}

	void setRequestCache(ServerRequestCache requestCache) {
		Assert.notNull(requestCache, "requestCache must not be null");
		this.requests = requestCache;
	}

	ServerSecurityContextRepository contexts() {
		return this.contexts;
	}

	void setSecurityContextRepository(ServerSecurityContextRepository securityContextRepository) {
		Assert.notNull(securityContextRepository, "securityContextRepository must not be null");
		this.contexts = securityContextRepository;
	}

	/**
	 * Find the collaborators that are not set.
	 * @param beans the application's beans
	 * @return all of them
	 */
	ServerHandoverBeans find(BeanFactory beans) {
		return ServerHandoverBeans.of(beans, this.authenticationManager, this.authorizedClients);
	}

	/**
	 * Create what answers a hand-over.
	 * @param failureUrl where a page's failed one ends, unless a handler is set
	 * @param body decides what a script is told
	 * @param events publishes how logins end
	 * @return the handlers
	 */
	ServerHandoverHandlers handlers(String failureUrl, HawcxLoginResponseBody body, LoginEvents events) {
		return new ServerHandoverHandlers(
				(this.successHandler != null) ? this.successHandler : ServerHandoverHandlers.redirect(this.requests),
				(this.failureHandler != null) ? this.failureHandler : new HawcxServerLoginFailureHandler(failureUrl),
				this.requests, body, events);
	}

	/**
	 * Put the limit of sessions before an answer.
	 * @param handlers the answer
	 * @return what follows a login
	 */
	ServerAuthenticationSuccessHandler success(ServerHandoverHandlers handlers) {
		return (this.sessionLimit != null)
				? new DelegatingServerAuthenticationSuccessHandler(this.sessionLimit, handlers) : handlers;
	}

}
