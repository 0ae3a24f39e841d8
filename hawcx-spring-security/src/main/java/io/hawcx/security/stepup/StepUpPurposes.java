package io.hawcx.security.stepup;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;

import org.springframework.http.HttpStatus;

/**
 * The purposes that users may step up for, and what each of them needs.
 */
final class StepUpPurposes {

	static final String CHANGE_MFA_METHOD = "change_mfa_method";

	static final String CHANGE_PHONE_NUMBER = "change_phone_number";

	static final String PURPOSE = "purpose";

	private static final String NEW_MFA_METHOD = "new_mfa_method";

	private static final String NEW_PHONE_NUMBER = "new_phone_number";

	private final Set<String> allowed;

	StepUpPurposes(Set<String> allowed) {
		this.allowed = new LinkedHashSet<>(allowed);
	}

	Set<String> allowed() {
		return this.allowed;
	}

	String require(StepUpBody body) {
		String purpose = body.require(PURPOSE);
		if (!this.allowed.contains(purpose)) {
			throw new StepUpProblem(HttpStatus.FORBIDDEN, "purpose_not_allowed",
					"purpose is not one of " + String.join(", ", this.allowed) + ".");
		}
		return purpose;
	}

	StepUp stepUp(String userId, String purpose, StepUpBody body) {
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
