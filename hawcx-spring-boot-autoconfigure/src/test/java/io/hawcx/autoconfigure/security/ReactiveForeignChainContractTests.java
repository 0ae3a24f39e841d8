package io.hawcx.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

class ReactiveForeignChainContractTests extends ForeignChainContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, Chains.class);
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Chains {

		@Bean
		@Order(1)
		SecurityWebFilterChain api(ServerHttpSecurity http) {
			return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**"))
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.csrf((csrf) -> csrf.disable())
				.httpBasic(withDefaults())
				.build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain web(ServerHttpSecurity http, BeanFactory beans) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			HawcxServerLogin.hawcxLogin(beans).applyTo(http);
			HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
			return http.build();
		}

		@Bean
		MapReactiveUserDetailsService machines() {
			return new MapReactiveUserDetailsService(User.withUsername(USER).password("{noop}" + PASSWORD).build());
		}

		@RequestMapping("/api/name")
		Mono<String> name(Principal principal) {
			return Mono.just(principal.getName());
		}

		@PostMapping("/api/echo")
		Mono<String> echo(ServerHttpRequest request) {
			return DataBufferUtils.join(request.getBody()).map((buffer) -> buffer.toString(StandardCharsets.UTF_8));
		}

	}

}
