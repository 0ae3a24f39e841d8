package io.hawcx.security.stepup;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;

import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * The purposes that users may step up for, and what each of them needs.
 */
final class StepUpPurposes {

	private static final String CHANGE_MFA_METHOD = "change_mfa_method";

	private static final String CHANGE_PHONE_NUMBER = "change_phone_number";

	static final List<String> DEFAULT = List.of(CHANGE_MFA_METHOD, CHANGE_PHONE_NUMBER);

	private static final String PURPOSE = "purpose";

	private static final String NEW_MFA_METHOD = "new_mfa_method";

	private static final String NEW_PHONE_NUMBER = "new_phone_number";

	private static final String RECEIPT = "step_up_receipt";

	private final Set<String> allowed;

	StepUpPurposes(Collection<String> allowed) {
		Assert.notEmpty(allowed, "purposes must not be empty");
		allowed.forEach((purpose) -> Assert.hasText(purpose, "purposes must not hold an empty one"));
		this.allowed = new LinkedHashSet<>(allowed);
	}

	/**
	 * Tell a page what it may ask for.
	 * @param csrf the CSRF token that it needs
	 * @return the reply
	 */
	Map<String, Object> describe(Map<String, String> csrf) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("purposes", this.allowed);
		reply.put("csrf", csrf);
		return reply;
	}

	/**
	 * Read what a page wants to start.
	 * @param body what it posted
	 * @param userId the signed-in user's id
	 * @return the wish
	 */
	StepUpStart start(StepUpBody body, String userId) {
		String purpose = require(body);
		return new StepUpStart(purpose, stepUp(userId, purpose, body));
	}

	/**
	 * Read the receipt that a page brings.
	 * @param body what it posted
	 * @return the receipt and its purpose
	 */
	StepUpReceipt receipt(StepUpBody body) {
		return new StepUpReceipt(require(body), body.require(RECEIPT));
	}

	private String require(StepUpBody body) {
		String purpose = body.require(PURPOSE);
		if (!this.allowed.contains(purpose)) {
			throw new StepUpProblem(HttpStatus.FORBIDDEN, "purpose_not_allowed",
					"purpose is not one of " + String.join(", ", this.allowed) + ".");
		}
		return purpose;
	}

	private StepUp stepUp(String userId, String purpose, StepUpBody body) {
		try {
			return switch (purpose) {
				case CHANGE_MFA_METHOD -> StepUp.changeMfaMethod(userId, method(body.require(NEW_MFA_METHOD)));
				case CHANGE_PHONE_NUMBER -> StepUp.changePhoneNumber(userId, body.require(NEW_PHONE_NUMBER));
				default -> StepUp.of(userId, purpose, body.others(PURPOSE));
			};
		}
		catch (IllegalArgumentException ex) {
			// Core names its argument, the page knows the member.
			throw StepUpProblem
				.invalid(String.valueOf(ex.getMessage()).replace("newPhoneNumber", NEW_PHONE_NUMBER) + ".");
		}
	}

	private static MfaMethod method(String value) {
		return Arrays.stream(MfaMethod.values())
			.filter((method) -> method.value().equals(value))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(NEW_MFA_METHOD + " is not one of "
					+ Arrays.stream(MfaMethod.values()).map(MfaMethod::value).collect(Collectors.joining(", "))));
	}

}
