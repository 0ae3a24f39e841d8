package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.user.HawcxUserService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A form for passwords beside tenants, in an application that merges the factors of a
 * user's logins: Spring Security goes by names alone, so that these must tell tenants'
 * users from accounts of the application.
 */
class TenantFormLoginTests {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void signInWhenAnAccountHasTheNameOfATenantsUserThenMergesUnlessNamesTellTheTenant(boolean withTenant)
			throws IOException {
		try (Tenants tenants = new Tenants("acme"); ContractApplication application = start(tenants, withTenant)) {
			Browser formFirst = application.visitor().browser();
			form(formFirst);
			handOver(formFirst, tenants);
			Browser formLast = application.visitor().browser();
			handOver(formLast, tenants);
			form(formLast);
			for (Browser browser : new Browser[] { formFirst, formLast }) {
				String authorities = browser.get("/authorities").body();
				boolean merged = authorities.contains("ROLE_CLERK") && authorities.contains("FACTOR_HAWCX_OTP");
				assertThat(merged).as(authorities).isEqualTo(!withTenant);
			}
		}
	}

	private static ContractApplication start(Tenants tenants, boolean withTenant) {
		Map<String, Object> properties = new LinkedHashMap<>(ConfiguredTenants.properties(tenants));
		properties.put("test.with-tenant", withTenant);
		return new ContractApplication(WebApplicationType.SERVLET, properties, Application.class);
	}

	private static JsonNode csrf(Browser browser) throws IOException {
		return JsonMapper.shared().readTree(browser.getAsScript("/public/csrf").body());
	}

	private static void form(Browser browser) throws IOException {
		JsonNode csrf = csrf(browser);
		String form = Browser.form(Map.of("username", Tenants.USER, "password", "secret",
				csrf.get("parameterName").asString(), csrf.get("token").asString()));
		assertThat(Browser.location(browser.postForm("/login", form))).doesNotContain("error");
	}

	private static void handOver(Browser browser, Tenants tenants) throws IOException {
		JsonNode csrf = csrf(browser);
		assertThat(browser
			.postJson("/login/hawcx/acme",
					Map.of("authCode", tenants.code("acme", MintCodeRequest.forVerifier(Visitor.VERIFIER)),
							"codeVerifier", Visitor.VERIFIER),
					csrf.get("headerName").asString(), csrf.get("token").asString())
			.statusCode()).isEqualTo(200);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMultiFactorAuthentication(authorities = {})
	@RestController
	static class Application {

		@Bean
		UserDetailsService accounts() {
			return new InMemoryUserDetailsManager(
					User.withUsername(Tenants.USER).password("{noop}secret").roles("CLERK").build());
		}

		@Bean
		HawcxUserService users(HawcxLoginClients clients, @Value("${test.with-tenant}") boolean withTenant) {
			HawcxUserService users = new HawcxUserService(clients, new OidcUserService());
			return withTenant ? users.namesWithTenant() : users;
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.formLogin(withDefaults())
				.build();
		}

		@GetMapping("/public/csrf")
		ResponseEntity<CsrfToken> csrf(CsrfToken token) {
			return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(token);
		}

		@GetMapping("/authorities")
		String authorities(Authentication user) {
			return user.getAuthorities().toString();
		}

	}

}
