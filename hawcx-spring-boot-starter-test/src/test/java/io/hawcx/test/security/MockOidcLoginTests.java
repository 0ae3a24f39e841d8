package io.hawcx.test.security;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
import org.springframework.security.web.reactive.result.method.annotation.CurrentSecurityContextArgumentResolver;
import org.springframework.security.web.server.context.SecurityContextServerWebExchangeWebFilter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

class MockOidcLoginTests {

	private final WebTestClient client = WebTestClient.bindToController(new MeController())
		.argumentResolvers((resolvers) -> resolvers
			.addCustomResolver(new CurrentSecurityContextArgumentResolver(ReactiveAdapterRegistry.getSharedInstance())))
		.webFilter(new SecurityContextServerWebExchangeWebFilter())
		.apply(SecurityMockServerConfigurers.springSecurity())
		.build();

	@Test
	@SuppressWarnings("unchecked")
	void userWhenMutatedIntoClientThenIsSignedInWithFactors() {
		List<String> answer = this.client
			.mutateWith(MockHawcxUser.of("alice@example.com").amr("swk", "otp").mockOidcLogin())
			.get()
			.uri("/me")
			.exchangeSuccessfully()
			.expectBody(List.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).contains("alice@example.com", "OIDC_USER", "FACTOR_HAWCX_SWK", "FACTOR_HAWCX_OTP");
	}

	@RestController
	static class MeController {

		@GetMapping("/me")
		List<String> me(@CurrentSecurityContext(expression = "authentication") Authentication authentication) {
			List<String> answer = new ArrayList<>();
			answer.add(((OidcUser) authentication.getPrincipal()).getEmail());
			authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).forEach(answer::add);
			return answer;
		}

	}

}
