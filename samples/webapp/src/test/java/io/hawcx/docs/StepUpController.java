package io.hawcx.docs;

import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;
import io.hawcx.security.stepup.HawcxUserIdResolver;

import org.springframework.security.core.Authentication;
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

	private final HawcxUserIdResolver userIds;

	StepUpController(Hawcx hawcx, HawcxUserIdResolver userIds) {
		this.hawcx = hawcx;
		this.userIds = userIds;
	}

	@PostMapping("/account/mfa-method")
	String start(Authentication user) {
		StepUp change = StepUp.changeMfaMethod(this.userIds.require(user), MfaMethod.EMAIL_OTP);
		return this.hawcx.startStepUp(change).startToken();
	}

	@PostMapping("/account/mfa-method/receipt")
	boolean finish(@RequestParam String receipt) {
		return this.hawcx.consumeStepUp(receipt).ok();
	}

	@GetMapping("/account/mfa-enforcement")
	Map<String, Object> enforcement(Authentication user) {
		return this.hawcx.management("/v1/management/users/mfa-enforcement",
				Map.of("userid", this.userIds.require(user)));
	}

}
