package io.hawcx.autoconfigure.security;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Puts what Spring Security itself answers (login page, beginning and end of a redirect,
 * logout) below the path of the application's servlet, if that has one: a container sends
 * nothing else through the filters, unless it has a default servlet.
 */
final class ServletPathConfigurer extends AbstractHttpConfigurer<ServletPathConfigurer, HttpSecurity> {

	private final LoginAddresses pages;

	ServletPathConfigurer(LoginAddresses pages) {
		this.pages = pages;
	}

	@Override
	public void setBuilder(HttpSecurity http) {
		super.setBuilder(http);
		if (this.pages.prefix().isEmpty()) {
			return;
		}
		// Rules take the bean, but configurers a builder without the servlet's path.
		context(http).getBeanProvider(PathPatternRequestMatcher.Builder.class)
			.ifUnique((paths) -> http.setSharedObject(PathPatternRequestMatcher.Builder.class, paths));
		if (this.pages.page() == null && hasSeveralLogins(http)) {
			// Before the login, whose own would lead to an address without the path.
			http.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new LoginUrlAuthenticationEntryPoint(this.pages.loginPage()), AnyRequestMatcher.INSTANCE));
		}
		http.oauth2Login((login) -> login.defaultSuccessUrl(this.pages.home())
			.authorizationEndpoint((endpoint) -> endpoint.baseUri(this.pages.redirectStart())));
		http.logout((logout) -> logout.logoutSuccessUrl(this.pages.loginPage() + "?logout"));
	}

	@Override
	public void configure(HttpSecurity http) {
		DefaultLoginPageGeneratingFilter page = http.getSharedObject(DefaultLoginPageGeneratingFilter.class);
		if (page != null && !this.pages.prefix().isEmpty()) {
			page.setLoginPageUrl(this.pages.loginPage());
			page.setLogoutSuccessUrl(this.pages.loginPage() + "?logout");
		}
	}

	private static boolean hasSeveralLogins(HttpSecurity http) {
		int logins = 0;
		if (context(http).getBean(ClientRegistrationRepository.class) instanceof Iterable<?> registrations) {
			for (Object registration : registrations) {
				logins += (registration instanceof ClientRegistration client
						&& AuthorizationGrantType.AUTHORIZATION_CODE.equals(client.getAuthorizationGrantType())) ? 1
								: 0;
			}
		}
		return logins != 1;
	}

	private static ApplicationContext context(HttpSecurity http) {
		return http.getSharedObject(ApplicationContext.class);
	}

}
