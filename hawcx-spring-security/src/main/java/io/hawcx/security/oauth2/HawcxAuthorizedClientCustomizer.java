package io.hawcx.security.oauth2;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * Lets chains use the application's own repository of authorized clients through
 * {@link HawcxAuthorizedClientRepository}, so that nothing is stored where Hawcx sent no
 * access token. As a bean it is applied to each {@code HttpSecurity}, those written with
 * plain {@code oauth2Login()} among them; {@link HawcxLoginConfigurer} does the same for
 * its own chain. Turns no login on. A repository that a chain names itself wins.
 *
 * @since 0.1.0
 */
public final class HawcxAuthorizedClientCustomizer implements Customizer<HttpSecurity> {

	@Override
	public void customize(HttpSecurity http) {
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
