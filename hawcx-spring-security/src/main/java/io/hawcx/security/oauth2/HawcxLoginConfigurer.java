package io.hawcx.security.oauth2;

import io.hawcx.security.internal.PageSuccessHandler;
import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * Turns on {@code oauth2Login()} in one security filter chain, with failures through
 * Hawcx ending on a page and in one line of the log:
 *
 * <pre>
 * http.with(hawcxLogin(), withDefaults());
 * </pre>
 *
 * The token client, decoder factory and request resolver of this package are picked up as
 * beans by {@code oauth2Login()} itself; a bean that stores authorized clients is used
 * through {@link HawcxAuthorizedClientRepository}. Several logins may be under way in one
 * session, as in two tabs, and who reloads the callback after it goes on. A
 * {@code failureHandler} or {@code failureUrl} set on {@code oauth2Login()} after this
 * line wins over this one's for the callback; failures with other providers are handled
 * as stock Spring Security does. Where a
 * {@link io.hawcx.security.tenant.HawcxTenantResolver} resolves a tenant, and the chain
 * has neither a login page of its own nor a form for passwords, {@code /login} and pages
 * that need a login lead to that tenant's login, whatever other entry point the chain
 * has. Each method throws an {@link IllegalArgumentException} that names its argument if
 * that is unusable. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxLoginConfigurer extends AbstractHttpConfigurer<HawcxLoginConfigurer, HttpSecurity> {

	private String failureUrl = HawcxLoginFailureHandler.DEFAULT_FAILURE_URL;

	private boolean signInPage;

	private @Nullable AuthenticationFailureHandler failureHandler;

	// Once, when the chain is built or later: it counts what it logs.
	private final SingletonSupplier<AuthenticationFailureHandler> handler = SingletonSupplier.of(this::createHandler);

	private HawcxLoginConfigurer() {
	}

	/**
	 * Return a configurer for {@link HttpSecurity#with}.
	 * @return a new configurer
	 */
	public static HawcxLoginConfigurer hawcxLogin() {
		return new HawcxLoginConfigurer();
	}

	/**
	 * Set where a failed login ends. Default: {@code /login?error}, where a page says
	 * why; an application with its own login page names that.
	 * @param failureUrl an address that needs no login
	 * @return this configurer
	 */
	public HawcxLoginConfigurer failureUrl(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
		return this;
	}

	/**
	 * Show this library's page at {@code /login}, with a button for each registration, in
	 * place of the one that Spring Security generates. For chains that sign in by
	 * {@code oauth2Login()} alone, at its usual addresses: the page has no form for
	 * passwords. Nothing changes in a chain with a login page of its own. Default: off;
	 * the starter's default chain says so.
	 * @return this configurer
	 */
	public HawcxLoginConfigurer signInPage() {
		this.signInPage = true;
		return this;
	}

	/**
	 * Set what handles a failed login through Hawcx, in place of
	 * {@link HawcxLoginFailureHandler}; {@link HawcxLoginFailure} describes what it is
	 * given.
	 * @param failureHandler the handler
	 * @return this configurer
	 */
	public HawcxLoginConfigurer failureHandler(AuthenticationFailureHandler failureHandler) {
		Assert.notNull(failureHandler, "failureHandler must not be null");
		this.failureHandler = failureHandler;
		return this;
	}

	@Override
	public void setBuilder(HttpSecurity http) {
		super.setBuilder(http);
		// Here and not in init(), so that what the application says later wins.
		http.oauth2Login(this::handleFailures);
		http.with(new CallbackConfigurer(this.handler::obtain), Customizer.withDefaults());
		HawcxLoginCustomizers.authorizedClients().customize(http);
	}

	private void handleFailures(OAuth2LoginConfigurer<HttpSecurity> login) {
		login.failureHandler(
				(request, response, exception) -> callback().onAuthenticationFailure(request, response, exception));
		login.authorizationEndpoint((endpoint) -> endpoint.authorizationRequestRepository(
				new OpenRequestsRepository(() -> CallbackConfigurer.registrations(getBuilder()))));
	}

	@Override
	@SuppressWarnings("unchecked")
	public void configure(HttpSecurity http) {
		DefaultLoginPageGeneratingFilter page = http.getSharedObject(DefaultLoginPageGeneratingFilter.class);
		OAuth2LoginConfigurer<HttpSecurity> login = http.getConfigurer(OAuth2LoginConfigurer.class);
		if (page != null && !login.isCustomLoginPage()) {
			// oauth2Login() tells the generated page of a failure URL, not of a
			// handler's.
			page.setFailureUrl(this.failureUrl);
			LoginTenants hawcx = CallbackConfigurer.registrations(http);
			if (hawcx.areResolved() && http.getConfigurer(FormLoginConfigurer.class) == null) {
				http.addFilterBefore(new TenantLoginFilter(hawcx), DefaultLoginPageGeneratingFilter.class);
				http.addFilterAfter(new TenantEntryFilter(hawcx, requestCache(), getSecurityContextHolderStrategy()),
						ExceptionTranslationFilter.class);
			}
			http.addFilterBefore(new LoginPageFilter(pages(http.getSharedObject(ApplicationContext.class))),
					DefaultLoginPageGeneratingFilter.class);
		}
	}

	private LoginPages pages(ApplicationContext beans) {
		return new LoginPages(new LoginTexts(beans), this.failureUrl,
				this.signInPage ? () -> LoginProviders.names(beans.getBean(ClientRegistrationRepository.class),
						beans.getBeanProvider(HawcxClientRegistration.class).getIfUnique()) : null,
				LoginTenants.of(beans).areResolved());
	}

	private AuthenticationFailureHandler callback() {
		AuthenticationFailureHandler answer = new PublishingFailureHandler(
				CallbackConfigurer.registrations(getBuilder()), getBuilder().getSharedObject(ApplicationContext.class),
				this.handler.obtain());
		return new CallbackFailureHandler(CallbackConfigurer.registrations(getBuilder()), answer,
				new SimpleUrlAuthenticationFailureHandler(this.failureUrl), contexts(),
				new PageSuccessHandler(requestCache()));
	}

	private SecurityContextRepository contexts() {
		SecurityContextRepository contexts = getBuilder().getSharedObject(SecurityContextRepository.class);
		return (contexts != null) ? contexts : new HttpSessionSecurityContextRepository();
	}

	private RequestCache requestCache() {
		RequestCache requests = getBuilder().getSharedObject(RequestCache.class);
		return (requests != null) ? requests : new HttpSessionRequestCache();
	}

	private AuthenticationFailureHandler createHandler() {
		return (this.failureHandler != null) ? this.failureHandler : new HawcxLoginFailureHandler(this.failureUrl);
	}

}
