package io.hawcx.sample.webflux;

import java.util.Map;

import io.hawcx.DelegationException;
import io.hawcx.HawcxAsync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/**
 * Shows the user the verified claims and the MFA enforcement, asked of Hawcx by a call
 * that does not block.
 */
@Controller
class AccountController {

	private static final Logger logger = LoggerFactory.getLogger(AccountController.class);

	private final HawcxAsync hawcx;

	AccountController(HawcxAsync hawcx) {
		this.hawcx = hawcx;
	}

	@GetMapping("/account")
	Mono<Rendering> account(@AuthenticationPrincipal OidcUser user) {
		return enforcement(user).map((enforcement) -> Rendering.view("account")
			.modelAttribute("user", user)
			.modelAttribute("enforcement", enforcement)
			.build());
	}

	private Mono<String> enforcement(OidcUser user) {
		String email = user.getEmail();
		Map<String, String> body = Map.of("userid", (email != null) ? email : user.getName());
		return Mono.fromFuture(() -> this.hawcx.management("/v1/management/users/mfa-enforcement", body))
			.map((reply) -> String.valueOf(reply.get("mfa_enforcement")))
			.onErrorResume(DelegationException.class, (ex) -> {
				logger.warn("MFA enforcement could not be read: {}", ex.getMessage());
				return Mono.just("could not be read just now");
			});
	}

}
