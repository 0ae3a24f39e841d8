package io.hawcx.benchmark.login;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * The rival's identity provider: Spring's authorization server. Whoever comes is signed
 * in already, which costs less than the session that the emulator looks up.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StockProvider {

	static final String CLIENT = "application";

	static final String SECRET = "of-a-benchmark";

	static final String CALLBACK = "/login/oauth2/code/stock";

	static final String USER = "alice";

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		return http.oauth2AuthorizationServer((server) -> server.oidc(Customizer.withDefaults()))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.addFilterAfter(StockProvider::signIn, SecurityContextHolderFilter.class)
			.build();
	}

	@Bean
	CodesByValue authorizations() {
		return new CodesByValue();
	}

	@Bean
	RandomSecrets secrets() {
		return new RandomSecrets();
	}

	// The id_token's auth_time is taken from the factor; without one there is no token.
	private static void signIn(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (((HttpServletRequest) request).getRequestURI().equals("/oauth2/authorize")) {
			FactorGrantedAuthority password = FactorGrantedAuthority
				.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
				.issuedAt(Clock.systemUTC().instant())
				.build();
			SecurityContextHolder.getContext()
				.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(USER, null, List.of(password)));
		}
		chain.doFilter(request, response);
	}

	static ConfigurableApplicationContext run() {
		String client = "spring.security.oauth2.authorizationserver.client.stock.registration.";
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(client + "client-id", CLIENT);
		properties.put(client + "client-secret", SECRET);
		properties.put(client + "client-authentication-methods", "client_secret_post");
		properties.put(client + "authorization-grant-types", "authorization_code");
		// Any port of a loopback address will do (RFC 8252, section 7.3).
		properties.put(client + "redirect-uris", "http://127.0.0.1" + CALLBACK);
		properties.put(client + "scopes", "openid");
		return Processes.application(StockProvider.class, properties);
	}

	/**
	 * Run until the standard input ends.
	 * @param args unused
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		Processes.serve(run());
	}

}
