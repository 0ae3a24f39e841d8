package io.hawcx.autoconfigure.security;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ReactiveResourceServerContractTests extends ResourceServerContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, Api.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Api {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			http.authorizeExchange((requests) -> requests.anyExchange().authenticated());
			http.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()));
			return http.build();
		}

		@GetMapping("/me")
		Mono<String> me(Mono<Authentication> user) {
			return user.map(Authentication::getName);
		}

	}

}
