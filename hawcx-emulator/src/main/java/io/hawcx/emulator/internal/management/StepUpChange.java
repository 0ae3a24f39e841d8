package io.hawcx.emulator.internal.management;

import java.util.Map;

import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;

/**
 * A change of a user that needs the user's consent.
 *
 * @param subject the user's subject
 * @param userId what the user was called in the request
 * @param purpose {@code change_mfa_method} or {@code change_phone_number}
 * @param value the new method or number
 */
record StepUpChange(String subject, String userId, String purpose, String value) {

	private static final String METHOD = "change_mfa_method";

	private static final String PHONE = "change_phone_number";

	static StepUpChange read(Map<String, Object> payload, Users users) {
		User user = Payloads.user(payload, "subject_userid", users);
		Object purpose = payload.get("purpose");
		if (METHOD.equals(purpose)) {
			MfaMethod method = MfaMethod.find(payload.get("new_mfa_method"));
			if (method == null) {
				throw ManagementError.invalid("new_mfa_method is not one of email_otp, sms_otp, totp");
			}
			if (method == MfaMethod.EMAIL_OTP && user.email() == null) {
				throw ManagementError.invalid("new_mfa_method is email_otp, but the user has no e-mail address");
			}
			return new StepUpChange(user.subject(), user.identifier(), METHOD, method.wireName());
		}
		if (PHONE.equals(purpose)) {
			return new StepUpChange(user.subject(), user.identifier(), PHONE,
					Payloads.phone(payload, "new_phone_number"));
		}
		throw ManagementError.invalid("purpose is not one of change_mfa_method, change_phone_number");
	}

	/**
	 * Say what changes.
	 * @return a sentence
	 */
	String sentence() {
		MfaMethod method = MfaMethod.find(this.value);
		if (method == null) {
			return "Your phone number will be " + this.value + ".";
		}
		return "Your second factor will be " + switch (method) {
			case EMAIL_OTP -> "a code by e-mail.";
			case SMS_OTP -> "a code by text message.";
			case TOTP -> "an authenticator.";
		};
	}

	void apply(Users users) {
		MfaMethod method = MfaMethod.find(this.value);
		if (method != null) {
			users.setMfaMethod(this.subject, method);
		}
		else {
			setPhone(users, this.subject, this.value);
		}
	}

	static void setPhone(Users users, String subject, String phone) {
		try {
			users.setPhone(subject, phone);
		}
		catch (IllegalArgumentException ex) {
			throw ManagementError.conflict("phone number in use");
		}
	}

}
