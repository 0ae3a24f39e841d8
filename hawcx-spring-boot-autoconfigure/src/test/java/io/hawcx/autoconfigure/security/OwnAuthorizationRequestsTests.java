package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains of the application with plain {@code oauth2Login()} that keep authorization
 * requests elsewhere than in the session.
 */
class OwnAuthorizationRequestsTests {

	private static ContractApplication start(WebApplicationType stack) {
		boolean reactive = stack == WebApplicationType.REACTIVE;
		return new ContractApplication(stack, LoginContract.embedded(),
				reactive ? ReactivePages.class : ServletPages.class,
				reactive ? ReactiveChain.class : ServletChain.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void callbackWhenIssuerIsAnotherThenIsRefusedBeforeTheCodeIsRedeemed(WebApplicationType stack) throws IOException {
		try (ContractApplication application = start(stack)) {
			Visitor visitor = application.visitor();
			Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/hawcx");
			String callback = visitor.callback(asked);
			int before = application.emulator().requests().to("/oauth2/token").count();
			assertThat(visitor.redirect(callback + "&iss=https%3A%2F%2Fevil.example")).endsWith("/login?error");
			assertThat(application.emulator().requests().to("/oauth2/token").count()).isEqualTo(before);
			assertThat(visitor.redirect(visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"))))
				.doesNotContain("error");
			assertThat(visitor.body("/me")).isEqualTo(application.emulator().credentials().user());
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void callbackWhenItIsAnotherProvidersThenIsRefusedBeforeTheCodeIsRedeemed(WebApplicationType stack)
			throws IOException {
		try (ContractApplication application = start(stack)) {
			Visitor visitor = application.visitor();
			String callback = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
			int before = application.emulator().requests().to("/oauth2/token").count();
			assertThat(visitor.redirect(callback.replace("/code/hawcx", "/code/other"))).endsWith("/login?error");
			assertThat(application.emulator().requests().to("/oauth2/token").count()).isEqualTo(before);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class ServletChain implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

		private volatile OAuth2AuthorizationRequest kept;

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.oauth2Login((login) -> login.authorizationEndpoint((to) -> to.authorizationRequestRepository(this)))
				.build();
		}

		@Override
		public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
			return this.kept;
		}

		@Override
		public void saveAuthorizationRequest(OAuth2AuthorizationRequest saved, HttpServletRequest request,
				HttpServletResponse response) {
			this.kept = saved;
		}

		@Override
		public OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
				HttpServletResponse response) {
			return this.kept;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveChain implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

		private volatile OAuth2AuthorizationRequest kept;

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.oauth2Login((login) -> login.authorizationRequestRepository(this))
				.build();
		}

		@Override
		public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
			return Mono.justOrEmpty(this.kept);
		}

		@Override
		public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest saved, ServerWebExchange exchange) {
			return Mono.fromRunnable(() -> this.kept = saved);
		}

		@Override
		public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
			return loadAuthorizationRequest(exchange);
		}

	}

}
