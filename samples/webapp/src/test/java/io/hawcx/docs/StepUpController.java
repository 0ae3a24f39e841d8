package io.hawcx.docs;

import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Management calls from a controller.
 */
@RestController
class StepUpController {

	private final Hawcx hawcx;

	StepUpController(Hawcx hawcx) {
		this.hawcx = hawcx;
	}

	@PostMapping("/account/mfa-method")
	String start(@AuthenticationPrincipal OidcUser user) {
		StepUp change = StepUp.changeMfaMethod(user.getEmail(), MfaMethod.EMAIL_OTP);
		return this.hawcx.startStepUp(change).startToken();
	}

	@PostMapping("/account/mfa-method/receipt")
	boolean finish(@RequestParam String receipt) {
		return this.hawcx.consumeStepUp(receipt).ok();
	}

	@GetMapping("/account/mfa-enforcement")
	Map<String, Object> enforcement(@AuthenticationPrincipal OidcUser user) {
		return this.hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", user.getEmail()));
	}

}
