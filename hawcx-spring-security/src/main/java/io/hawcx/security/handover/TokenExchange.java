package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.token.HawcxAccessTokenGuardFilter;
import io.hawcx.security.token.HawcxAccessTokens;

import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Adds to a chain what apps without cookies need: the exchange of a code for an access
 * token, and the refusal of tokens that are none.
 */
final class TokenExchange {

	private final HawcxAccessTokens tokens;

	private final HandoverBeans beans;

	TokenExchange(HawcxAccessTokens tokens, HandoverBeans beans) {
		this.tokens = tokens;
		this.beans = beans;
	}

	/**
	 * Let a logout by token end with 204, unless the application answers it itself.
	 * @param http the chain, whose configurers initialize
	 */
	@SuppressWarnings("unchecked")
	static void answerLogout(HttpSecurity http) {
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		if (logout != null) {
			logout.defaultLogoutSuccessHandlerFor(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT),
					HawcxAccessTokenGuardFilter::isBearer);
		}
	}

	/**
	 * Add the filters that come before the exchange.
	 * @param http the chain
	 * @param requests the requests that ask for a token
	 * @param sessions what a session keeps of a hand-over: a new one keeps nothing
	 * @return the filter of the exchange, not added yet
	 */
	@SuppressWarnings("unchecked")
	HawcxCodeHandoverFilter add(HttpSecurity http, RequestMatcher requests, HandoverSessions sessions) {
		boolean resourceServer = http.getConfigurer(OAuth2ResourceServerConfigurer.class) != null;
		http.addFilterBefore(new HawcxAccessTokenGuardFilter(this.tokens, resourceServer), CsrfFilter.class);
		TokenRefusals refusals = new TokenRefusals(this.tokens);
		TokenHandlers handlers = new TokenHandlers(this.tokens, refusals, this.beans.responseBody(),
				this.beans.events(HawcxLoginEvent.Way.TOKEN));
		http.addFilterBefore(new TokenFilter(requests, refusals, handlers), UsernamePasswordAuthenticationFilter.class);
		// An app keeps its verifier itself: there is no session to bind the code to.
		HawcxCodeHandoverFilter filter = new HawcxCodeHandoverFilter(requests, sessions, HandoverBinding.ANY,
				this.beans.registrations(), this.beans.hawcx());
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setAuthenticationFailureHandler(handlers);
		return filter;
	}

}
