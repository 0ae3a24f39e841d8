package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.Map;

import io.hawcx.security.user.HawcxUser;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

class ReactiveConfiguredTenantsContractTests extends TenantLoginContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.REACTIVE, ConfiguredTenants.properties(tenants),
				Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		// Tomcat is on the class path of these tests too.
		@Bean
		NettyReactiveWebServerFactory netty(ReactorResourceFactory resources) {
			NettyReactiveWebServerFactory netty = new NettyReactiveWebServerFactory();
			netty.setResourceFactory(resources);
			return netty;
		}

		// Global ones would end with the first application that ends.
		@Bean
		ReactorResourceFactory resources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

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

		@GetMapping("/me")
		Mono<String> me(Authentication user, @AuthenticationPrincipal HawcxUser principal) {
			return Mono.just(Tenants.describe(user, principal));
		}

	}

}
