package io.hawcx.security.oauth2;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * What chains written with plain {@code oauth2Login()} need for logins through Hawcx.
 * Publish each as a bean of type {@code Customizer<HttpSecurity>}, which Spring Security
 * applies to every chain. None of them turns a login on, and a chain without
 * {@code oauth2Login()} stays as it is. {@link HawcxLoginConfigurer} does the same for
 * its own chain.
 *
 * @since 0.1.0
 */
public final class HawcxLoginCustomizers {

	private HawcxLoginCustomizers() {
	}

	/**
	 * Compare each authorization response with its request before its code is redeemed. A
	 * response to a request of Hawcx is refused if its {@code iss} is not Hawcx's issuer,
	 * byte for byte, or is missing though the discovery document advertises it (RFC 9207
	 * section 2.4), and so is one that came to another provider's callback (RFC 9700
	 * section 4.4); the chain's own failure handler is told. A login that cannot begin,
	 * because the issuer is down or offers none by redirect, goes to the given handler
	 * instead of ending in 500. Other providers are served as stock Spring Security does.
	 * @param redirectFailures handles logins through Hawcx that cannot begin
	 * @return the customizer
	 */
	public static Customizer<HttpSecurity> callbacks(AuthenticationFailureHandler redirectFailures) {
		Assert.notNull(redirectFailures, "redirectFailures must not be null");
		return (http) -> http.with(new CallbackConfigurer(() -> redirectFailures), Customizer.withDefaults());
	}

	/**
	 * Use the application's own repository of authorized clients through
	 * {@link HawcxAuthorizedClientRepository}, so that nothing is stored where Hawcx sent
	 * no access token. A repository that a chain names itself wins.
	 * @return the customizer
	 */
	public static Customizer<HttpSecurity> authorizedClients() {
		return HawcxLoginCustomizers::useAuthorizedClients;
	}

	private static void useAuthorizedClients(HttpSecurity http) {
		if (http.getSharedObject(OAuth2AuthorizedClientRepository.class) != null) {
			return;
		}
		OAuth2AuthorizedClientRepository bean = http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(OAuth2AuthorizedClientRepository.class)
			.getIfUnique();
		if (bean != null) {
			http.setSharedObject(OAuth2AuthorizedClientRepository.class, new HawcxAuthorizedClientRepository(bean));
		}
	}

}
