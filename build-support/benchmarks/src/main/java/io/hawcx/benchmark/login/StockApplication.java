package io.hawcx.benchmark.login;

import java.util.Map;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The rival: an application that signs users in by Spring Security's own
 * {@code oauth2Login()}, without any of this library.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SignedInPage.class)
public class StockApplication {

	private static final String PROVIDER = "provider";

	// By properties alone it would ask for the user info too, with each login, which
	// Hawcx
	// does not have: a call more, and no comparison.
	@Bean
	InMemoryClientRegistrationRepository registrations(Environment environment) {
		return new InMemoryClientRegistrationRepository(
				ClientRegistrations.fromIssuerLocation(environment.getRequiredProperty(PROVIDER))
					.registrationId("stock")
					.clientId(StockProvider.CLIENT)
					.clientSecret(StockProvider.SECRET)
					.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
					.redirectUri("{baseUrl}" + StockProvider.CALLBACK)
					.scope("openid")
					.userInfoUri(null)
					.build());
	}

	static ConfigurableApplicationContext run(String issuer) {
		return Processes.application(StockApplication.class, Map.of(PROVIDER, issuer));
	}

	/**
	 * Run until the standard input ends.
	 * @param args the provider's base URL
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		Processes.serve(run(args[0]));
	}

}
