package io.hawcx.emulator.internal.login;

import java.util.List;

import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A step of a login, and how a login that ends with it is told (RFC 8176).
 */
enum Factor {

	EMAIL(Grant.DEVICE_KEY),

	SMS(List.of("swk", "sms", "mfa")),

	AUTHENTICATOR(List.of("swk", "otp", "mfa"));

	private final List<String> amr;

	Factor(List<String> amr) {
		this.amr = amr;
	}

	List<String> amr() {
		return this.amr;
	}

	/**
	 * Return what a user confirms with: the second factor, or an e-mail code where there
	 * is no phone for a text message.
	 * @param user the user
	 * @return the factor
	 */
	static Factor own(User user) {
		return switch (user.mfaMethod()) {
			case EMAIL_OTP -> EMAIL;
			case SMS_OTP -> (user.phone() != null) ? SMS : EMAIL;
			case TOTP -> AUTHENTICATOR;
		};
	}

	/**
	 * Return what a user is asked for after the e-mail code. Nothing is at risk here, so
	 * {@code risk_based} asks for nothing.
	 * @param user the user
	 * @return the factor, or {@code null} if the login is complete
	 */
	static @Nullable Factor second(User user) {
		if (user.mfaEnforcement().equals("always_off") || user.mfaEnforcement().equals("risk_based")) {
			return null;
		}
		return switch (user.mfaMethod()) {
			case EMAIL_OTP -> null;
			case SMS_OTP -> SMS;
			case TOTP -> AUTHENTICATOR;
		};
	}

}
