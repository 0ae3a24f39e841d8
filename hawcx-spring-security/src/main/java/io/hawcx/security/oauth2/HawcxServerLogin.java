package io.hawcx.security.oauth2;

import io.hawcx.security.internal.EventPublishers;
import io.hawcx.security.oauth2.internal.EndedServerLogins;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.util.Assert;

/**
 * Turns on {@code oauth2Login()} in one chain of the reactive stack, with failures
 * through Hawcx ending on a page and in one line of the log:
 *
 * <pre>
 * hawcxLogin(beans).applyTo(http);
 * </pre>
 *
 * The token client, decoder factory and request resolver of this package are picked up as
 * beans by {@code oauth2Login()} itself; a bean that stores authorized clients is used
 * through {@link HawcxServerAuthorizedClientRepository}. Several logins may be under way
 * in one session, as in two tabs, and who reloads the callback after it goes on. What the
 * application sets on {@code oauth2Login()} after this line wins over this one's;
 * failures with other providers are handled as stock Spring Security does. Where a
 * {@link io.hawcx.security.tenant.HawcxTenantResolver} resolves a tenant, {@code /login}
 * and pages that need a login lead to that tenant's login, whatever other entry point the
 * chain has, unless a login page is set; a chain that has a form for passwords as well
 * sets one. Each method throws an {@link IllegalArgumentException} that names its
 * argument if that is unusable. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerLogin {

	private final BeanFactory beans;

	private @Nullable String loginPage;

	private @Nullable String failureUrl;

	private boolean signInPage;

	private ServerSecurityContextRepository contexts = new HawcxServerSecurityContextRepository();

	private HawcxServerLogin(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Start to configure a login.
	 * @param beans where the registrations and {@link HawcxClientRegistration} are found,
	 * commonly the application context
	 * @return a new configuration to be completed
	 */
	public static HawcxServerLogin hawcxLogin(BeanFactory beans) {
		Assert.notNull(beans, "beans must not be null");
		return new HawcxServerLogin(beans);
	}

	/**
	 * Set the application's own sign-in page, to which users without a login are sent.
	 * Unless set, they go straight to the provider if there is but one, and to a
	 * generated page otherwise.
	 * @param loginPage a path that needs no login
	 * @return this login
	 */
	public HawcxServerLogin loginPage(String loginPage) {
		Assert.hasText(loginPage, "loginPage must not be empty");
		this.loginPage = loginPage;
		return this;
	}

	/**
	 * Set where a failed login ends. Default: {@code ?error} at the sign-in page, or
	 * {@code /login?error}, where a generated page says why.
	 * @param failureUrl an address that needs no login
	 * @return this login
	 */
	public HawcxServerLogin failureUrl(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
		return this;
	}

	/**
	 * Show this library's page at {@code /login}, with a button for each registration, in
	 * place of the one that Spring Security generates. For chains that sign in by
	 * {@code oauth2Login()} alone, at its usual addresses: the page has no form for
	 * passwords. Nothing changes where a login page or failure URL is set. Default: off;
	 * the starter's default chain says so.
	 * @return this login
	 */
	public HawcxServerLogin signInPage() {
		this.signInPage = true;
		return this;
	}

	/**
	 * Set where the login is stored; needed where the chain has a repository of its own.
	 * Default: a {@link HawcxServerSecurityContextRepository} over the web session.
	 * @param securityContextRepository the chain's repository, wrapped in one of these
	 * @return this login
	 */
	public HawcxServerLogin securityContextRepository(ServerSecurityContextRepository securityContextRepository) {
		Assert.notNull(securityContextRepository, "securityContextRepository must not be null");
		this.contexts = securityContextRepository;
		return this;
	}

	/**
	 * Turn the login on.
	 * @param http the chain, with the beans of an application context
	 */
	public void applyTo(ServerHttpSecurity http) {
		String page = this.loginPage;
		String failed = failurePage(page);
		LoginTenants hawcx = LoginTenants.of(this.beans);
		if (!hawcx.areSeveral()) {
			hawcx.single();
		}
		HawcxServerLoginFailureHandler handler = new HawcxServerLoginFailureHandler(failed);
		ApplicationEventPublisher events = EventPublishers.of(this.beans);
		http.oauth2Login((login) -> {
			login.authenticationFailureHandler(
					handler.unlessOthers(hawcx, new RedirectServerAuthenticationFailureHandler(failed), events));
			this.beans.getBeanProvider(ServerOAuth2AuthorizedClientRepository.class)
				.ifUnique((clients) -> login
					.authorizedClientRepository(new HawcxServerAuthorizedClientRepository(clients)));
			login.securityContextRepository(new PublishingSecurityContextRepository(
					EndedServerLogins.by(this.contexts, hawcx), hawcx::isHawcx, events));
			login.authorizationRequestRepository(new OpenRequestsServerRepository(hawcx));
			if (page != null) {
				login.loginPage(page);
			}
		});
		findTenants(http, hawcx);
		http.addFilterBefore(new UnavailableLoginWebFilter(handler.publishing(hawcx, events)),
				SecurityWebFiltersOrder.HTTP_BASIC);
		if (page == null && failed.equals(HawcxServerLoginFailureHandler.DEFAULT_FAILURE_URL)) {
			http.addFilterBefore(new LoginPageWebFilter(pages(failed)), SecurityWebFiltersOrder.LOGIN_PAGE_GENERATING);
			http.addFilterAfter(new TenantEntryWebFilter(hawcx), SecurityWebFiltersOrder.EXCEPTION_TRANSLATION);
		}
	}

	private void findTenants(ServerHttpSecurity http, LoginTenants hawcx) {
		if (hawcx.areSeveral()) {
			String begins = LoginTenants.pattern("/oauth2/authorization", "");
			// Without a resolver a callback answers as ever, if its tenant is gone.
			ServerWebExchangeMatcher addresses = hawcx.areResolved()
					? ServerWebExchangeMatchers.pathMatchers(begins, LoginTenants.pattern("/login/oauth2/code", ""))
					: ServerWebExchangeMatchers.pathMatchers(begins);
			http.addFilterBefore(
					new TenantAddressWebFilter(addresses, hawcx, HawcxServerLoginCustomizers.others(this.beans)),
					SecurityWebFiltersOrder.CSRF);
		}
		HawcxServerLoginCustomizers.tenantUsers(this.beans).customize(http);
		if (hawcx.areResolved() && this.loginPage == null) {
			http.addFilterBefore(new TenantLoginWebFilter(hawcx), SecurityWebFiltersOrder.LOGIN_PAGE_GENERATING);
		}
	}

	private LoginPages pages(String failed) {
		return new LoginPages(
				new LoginTexts(
						this.beans.getBean(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME, MessageSource.class)),
				failed,
				this.signInPage
						? () -> LoginProviders.names(this.beans.getBean(ReactiveClientRegistrationRepository.class),
								this.beans.getBeanProvider(HawcxClientRegistration.class).getIfUnique())
						: null,
				LoginTenants.of(this.beans).areResolved());
	}

	private String failurePage(@Nullable String page) {
		if (this.failureUrl != null) {
			return this.failureUrl;
		}
		return (page != null) ? page + "?error" : HawcxServerLoginFailureHandler.DEFAULT_FAILURE_URL;
	}

}
