package io.hawcx.security.oauth2;

import java.util.function.Predicate;
import java.util.function.Supplier;

import io.hawcx.security.internal.SecurityContexts;
import io.hawcx.security.internal.ServletPaths;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import io.hawcx.security.oauth2.internal.TenantUserFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Looks after logins through Hawcx in a chain that has {@code oauth2Login()}, and does
 * nothing in any other, unless tenants are resolved, whose users sign in at their own
 * addresses alone: a response is held against its request before its code is redeemed,
 * and a login that cannot begin goes to a failure handler.
 */
final class CallbackConfigurer extends AbstractHttpConfigurer<CallbackConfigurer, HttpSecurity> {

	private final Supplier<AuthenticationFailureHandler> redirectFailures;

	CallbackConfigurer(Supplier<AuthenticationFailureHandler> redirectFailures) {
		this.redirectFailures = redirectFailures;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		hideUsers(http);
		OAuth2LoginConfigurer<HttpSecurity> login = http.getConfigurer(OAuth2LoginConfigurer.class);
		if (login == null) {
			return;
		}
		findTenants(http);
		CallbackRequests requests = new CallbackRequests();
		http.addFilterBefore(requests, OAuth2LoginAuthenticationFilter.class);
		login.withObjectPostProcessor(new Callbacks(http, requests));
		AuthenticationFailureHandler failures = this.redirectFailures.get();
		login.withObjectPostProcessor(new Redirects(new PublishingFailureHandler(registrations(http),
				http.getSharedObject(ApplicationContext.class), failures)));
		// Within all filters that would ask for a login.
		http.addFilterAfter(new AbsentClientFilter(failures), AnonymousAuthenticationFilter.class);
	}

	private static void findTenants(HttpSecurity http) {
		LoginTenants hawcx = registrations(http);
		if (hawcx.areSeveral()) {
			RequestMatcher begins = matcher(http,
					OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
			// Without a resolver a callback answers as ever, if its tenant is gone.
			RequestMatcher addresses = hawcx.areResolved()
					? new OrRequestMatcher(begins, matcher(http, "/login/oauth2/code")) : begins;
			http.addFilterBefore(new TenantAddressFilter(addresses, hawcx, others(http)), CsrfFilter.class);
		}
	}

	private static RequestMatcher matcher(HttpSecurity http, String path) {
		return ServletPaths.matchers(http).matcher(LoginTenants.pattern(path, ""));
	}

	private static void hideUsers(HttpSecurity http) {
		LoginTenants hawcx = registrations(http);
		if (hawcx.areSeveral()) {
			// Behind whatever finds the session's user, and before all that asks for it.
			http.addFilterAfter(new TenantUserFilter(hawcx, others(http), SecurityContexts.of(http)),
					HeaderWriterFilter.class);
		}
	}

	private static Predicate<String> others(HttpSecurity http) {
		ObjectProvider<ClientRegistrationRepository> registrations = http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(ClientRegistrationRepository.class);
		return (id) -> registrations.getObject().findByRegistrationId(id) != null;
	}

	static LoginTenants registrations(HttpSecurity http) {
		return LoginTenants.of(http.getSharedObject(ApplicationContext.class));
	}

	/**
	 * Puts the check before the chain's own authentication manager. First, so that what
	 * the application sets through a post-processor of its own comes later and wins.
	 */
	private static final class Callbacks implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter>, Ordered {

		private final HttpSecurity http;

		private final CallbackRequests requests;

		private Callbacks(HttpSecurity http, CallbackRequests requests) {
			this.http = http;
			this.requests = requests;
		}

		@Override
		public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
			AuthenticationManager manager = this.http.getSharedObject(AuthenticationManager.class);
			CallbackIssuer issuer = CallbackIssuer.of(this.http.getSharedObject(ApplicationContext.class));
			LoginTenants hawcx = registrations(this.http);
			SecurityContextHolderStrategy contexts = SecurityContexts.of(this.http);
			filter.setAuthenticationManager((authentication) -> {
				check(issuer, authentication);
				Authentication login = manager.authenticate(authentication);
				if (login instanceof OAuth2LoginAuthenticationToken found) {
					this.requests.end(contexts, hawcx, found.getClientRegistration().getRegistrationId());
				}
				return login;
			});
			return filter;
		}

		private void check(CallbackIssuer issuer, Authentication authentication) {
			if (authentication instanceof OAuth2LoginAuthenticationToken login) {
				OAuth2Error error = issuer.check(login.getClientRegistration(), login.getAuthorizationExchange(),
						this.requests::issuers);
				if (error != null) {
					throw new OAuth2AuthenticationException(error, error.getDescription());
				}
			}
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

	/**
	 * Names the handler of logins that cannot begin; without it a dead issuer sends the
	 * browser in circles.
	 */
	private static final class Redirects
			implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>, Ordered {

		private final AuthenticationFailureHandler failures;

		private Redirects(AuthenticationFailureHandler failures) {
			this.failures = new RedirectFailureHandler(failures);
		}

		@Override
		public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
			filter.setAuthenticationFailureHandler(this.failures);
			return filter;
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

}
