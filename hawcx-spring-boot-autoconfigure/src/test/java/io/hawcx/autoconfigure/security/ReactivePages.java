package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.HawcxAsync;
import io.hawcx.security.recent.RequireRecentLogin;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contract's application on the reactive stack.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(NettyServer.class)
@RestController
class ReactivePages {

	@Autowired(required = false)
	HawcxAsync hawcx;

	@GetMapping({ "/", "/public/page", "/resumed", "/ruled", "/otp" })
	Mono<String> page() {
		return Mono.just("page");
	}

	@GetMapping("/public/csrf")
	Mono<ResponseEntity<Map<String, CsrfToken>>> csrf(
			@RequestAttribute("org.springframework.security.web.server.csrf.CsrfToken") Mono<CsrfToken> token) {
		return token
			.map((found) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", found)));
	}

	@GetMapping("/me")
	Mono<String> me(Authentication user) {
		return Mono.just(Principals.name(user));
	}

	@GetMapping("/factors")
	Mono<String> factors(Authentication user) {
		return Mono.just(Principals.factors(user));
	}

	@RequireRecentLogin(maxAge = "5m")
	@GetMapping("/guarded")
	Mono<String> guarded() {
		return Mono.just("guarded");
	}

	@RequireRecentLogin(maxAge = "5m", resumeAt = "/resumed")
	@PostMapping("/guarded")
	Mono<String> change() {
		return Mono.just("changed");
	}

	@GetMapping("/async")
	Mono<String> async(Authentication user) {
		return Mono
			.fromFuture(() -> this.hawcx.management("/v1/management/users/mfa-enforcement",
					Map.of("userid", Principals.name(user))))
			.map(String::valueOf);
	}

}
