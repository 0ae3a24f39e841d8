package io.hawcx.sample.webflux;

import java.util.Map;

import io.hawcx.DelegationException;
import io.hawcx.HawcxAsync;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
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

	private final HawcxUserIdResolver userIds;

	AccountController(HawcxAsync hawcx, HawcxUserIdResolver userIds) {
		this.hawcx = hawcx;
		this.userIds = userIds;
	}

	@GetMapping("/account")
	Mono<Rendering> account(@AuthenticationPrincipal OidcUser user, Authentication authentication) {
		return enforcement(this.userIds.resolve(authentication)).map((enforcement) -> Rendering.view("account")
			.modelAttribute("user", user)
			.modelAttribute("enforcement", enforcement)
			.build());
	}

	private Mono<String> enforcement(@Nullable String userId) {
		if (userId == null) {
			return Mono.just("unknown, as this sign-in came without a verified e-mail address or phone number");
		}
		return Mono
			.fromFuture(() -> this.hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", userId)))
			.map((reply) -> String.valueOf(reply.get("mfa_enforcement")))
			.onErrorResume(DelegationException.class, (ex) -> {
				logger.warn("MFA enforcement could not be read: {}", ex.getMessage());
				return Mono.just("could not be read just now");
			});
	}

}
