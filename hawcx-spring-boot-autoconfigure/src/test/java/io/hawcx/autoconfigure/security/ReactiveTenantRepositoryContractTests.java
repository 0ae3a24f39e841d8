package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.user.HawcxUser;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

class ReactiveTenantRepositoryContractTests extends TenantRepositoryContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties, Map<Class<?>, ?> beans) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, beans, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(NettyServer.class)
	@RestController
	static class Application {

		@Bean
		GrantedAuthoritiesMapper issuers() {
			return Tenants::withIssuer;
		}

		@GetMapping("/public/csrf")
		Mono<ResponseEntity<Map<String, CsrfToken>>> csrf(
				@RequestAttribute("org.springframework.security.web.server.csrf.CsrfToken") Mono<CsrfToken> token) {
			return token.map(
					(found) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", found)));
		}

		@GetMapping("/shops/{tenant}/me")
		Mono<String> shop(Authentication user, @AuthenticationPrincipal HawcxUser principal) {
			return Mono.just(Tenants.describe(user, principal));
		}

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/ruled")
		Mono<String> ruled() {
			return Mono.just("ruled");
		}

		@GetMapping("/me")
		Mono<String> me(Authentication user, @AuthenticationPrincipal HawcxUser principal) {
			return Mono.just(Tenants.describe(user, principal));
		}

	}

}
