package io.hawcx.benchmark.startup;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The rival: the same application with Spring Boot's own {@code oauth2-client} and no
 * discovery at start.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(HomePage.class)
public class StockApplication {

	private static final String REGISTRATION = "spring.security.oauth2.client.registration.stock.";

	private static final String PROVIDER = "spring.security.oauth2.client.provider.stock.";

	/**
	 * Start, print what that took, and end.
	 * @param args unused
	 */
	public static void main(String[] args) {
		Start.measure(StockApplication.class, REGISTRATION + "client-id=client", REGISTRATION + "client-secret=secret",
				REGISTRATION + "scope=openid", REGISTRATION + "authorization-grant-type=authorization_code",
				REGISTRATION + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
				PROVIDER + "authorization-uri=https://idp.example.com/authorize",
				PROVIDER + "token-uri=https://idp.example.com/token",
				PROVIDER + "jwk-set-uri=https://idp.example.com/jwks");
	}

}
