package io.hawcx.sample.api;

import java.util.List;
import java.util.Map;

import io.hawcx.DelegationException;
import io.hawcx.Hawcx;
import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads and sets at Hawcx when the signed-in user is asked for a second factor.
 */
@RestController
@RequestMapping("/api/mfa-enforcement")
class MfaEnforcementController {

	private static final Logger logger = LoggerFactory.getLogger(MfaEnforcementController.class);

	private static final String ENDPOINT = "/v1/management/users/mfa-enforcement";

	private static final List<String> CHOICES = List.of("default", "always_on");

	private final Hawcx hawcx;

	private final HawcxUserIdResolver userIds;

	MfaEnforcementController(Hawcx hawcx, HawcxUserIdResolver userIds) {
		this.hawcx = hawcx;
		this.userIds = userIds;
	}

	@GetMapping
	MfaEnforcement read(Authentication user) {
		Map<String, Object> reply = this.hawcx.management(ENDPOINT, Map.of("userid", this.userIds.require(user)));
		return new MfaEnforcement(String.valueOf(reply.get("mfa_enforcement")));
	}

	@RequireRecentLogin(maxAge = "10m")
	@PutMapping
	MfaEnforcement set(Authentication user, @RequestBody MfaEnforcement wanted) {
		String value = wanted.mfaEnforcement();
		if (value == null || !CHOICES.contains(value)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "mfaEnforcement is one of " + CHOICES + ".");
		}
		this.hawcx.management(ENDPOINT, Map.of("userid", this.userIds.require(user), "mfa_enforcement", value));
		return wanted;
	}

	@ExceptionHandler
	ProblemDetail answerFailedCall(DelegationException ex) {
		logger.warn("A management call failed: {}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, "Hawcx did not take the call.");
	}

	record MfaEnforcement(@Nullable String mfaEnforcement) {
	}

}
