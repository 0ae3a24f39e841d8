package io.hawcx.autoconfigure.security;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.HawcxAsync;
import io.hawcx.security.recent.RequireRecentLogin;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * The contract's application on the servlet stack.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class ServletPages {

	@Autowired(required = false)
	HawcxAsync hawcx;

	@GetMapping({ "/", "/public/page", "/resumed", "/ruled", "/otp" })
	String page() {
		return "page";
	}

	@GetMapping("/public/forwarding")
	ModelAndView forwarding() {
		return new ModelAndView("forward:/ruled");
	}

	@GetMapping("/public/csrf")
	ResponseEntity<Map<String, CsrfToken>> csrf(CsrfToken token) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", token));
	}

	@GetMapping("/me")
	String me(Authentication user) {
		return Principals.name(user);
	}

	@GetMapping("/factors")
	String factors(Authentication user) {
		return Principals.factors(user);
	}

	@RequireRecentLogin(maxAge = "5m")
	@GetMapping("/guarded")
	String guarded() {
		return "guarded";
	}

	@RequireRecentLogin(maxAge = "5m", resumeAt = "/resumed")
	@PostMapping("/guarded")
	String change() {
		return "changed";
	}

	@GetMapping("/async")
	CompletableFuture<String> async(Authentication user) {
		return this.hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", Principals.name(user)))
			.thenApply(String::valueOf);
	}

}
