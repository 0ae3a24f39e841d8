package io.hawcx.emulator.cli;

import java.util.Set;

import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user beside the e-mail address. Not thread-safe.
 */
final class UserSetup {

	private static final Set<String> ENFORCEMENTS = Set.of("default", "always_on", "always_off", "risk_based");

	private @Nullable String phone;

	private @Nullable MfaMethod mfaMethod;

	private @Nullable String mfaEnforcement;

	void phone(String name, String text) {
		if (!UserStore.isPhone(text)) {
			throw new IllegalArgumentException(name + " is not a number in E.164, such as +15555550101.");
		}
		this.phone = text;
	}

	void mfaMethod(String name, String text) {
		MfaMethod method = MfaMethod.find(text);
		if (method == null) {
			throw new IllegalArgumentException(name + " is none of email_otp, sms_otp and totp.");
		}
		this.mfaMethod = method;
	}

	void mfaEnforcement(String name, String text) {
		if (!ENFORCEMENTS.contains(text)) {
			throw new IllegalArgumentException(name + " is none of default, always_on, always_off and risk_based.");
		}
		this.mfaEnforcement = text;
	}

	void apply(String email, Users users) {
		users.create(email);
		if (this.phone != null) {
			users.setPhone(email, this.phone);
		}
		if (this.mfaMethod != null) {
			users.setMfaMethod(email, this.mfaMethod);
		}
		if (this.mfaEnforcement != null) {
			users.setMfaEnforcement(email, this.mfaEnforcement);
		}
	}

}
