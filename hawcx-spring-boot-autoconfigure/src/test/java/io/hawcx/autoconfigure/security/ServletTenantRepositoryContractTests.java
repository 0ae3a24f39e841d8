package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.user.HawcxUser;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ServletTenantRepositoryContractTests extends TenantRepositoryContract {

	@Override
	ContractApplication start(Map<String, ?> properties, Map<Class<?>, ?> beans) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, beans, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMultiFactorAuthentication(authorities = {})
	@RestController
	static class Application {

		@Bean
		GrantedAuthoritiesMapper issuers() {
			return Tenants::withIssuer;
		}

		@GetMapping("/public/csrf")
		ResponseEntity<Map<String, CsrfToken>> csrf(CsrfToken token) {
			return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", token));
		}

		@GetMapping("/shops/{tenant}/me")
		String shop(Authentication user, @AuthenticationPrincipal HawcxUser principal) {
			return Tenants.describe(user, principal);
		}

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/ruled")
		String ruled() {
			return "ruled";
		}

		@GetMapping("/me")
		String me(Authentication user, @AuthenticationPrincipal HawcxUser principal) {
			return Tenants.describe(user, principal);
		}

	}

}
