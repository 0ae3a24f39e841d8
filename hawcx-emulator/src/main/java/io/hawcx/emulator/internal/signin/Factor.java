package io.hawcx.emulator.internal.signin;

import java.util.List;

import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;

/**
 * A factor of a login, with the {@code amr} of a login that ends with it (RFC 8176).
 */
public enum Factor {

	/** A code by e-mail. */
	EMAIL(Grant.DEVICE_KEY),

	/** A code by text message. */
	SMS(List.of("swk", "sms", "mfa")),

	/** An authenticator's code. */
	AUTHENTICATOR(List.of("swk", "otp", "mfa")),

	/** A confirmation on another device. */
	APPROVAL(List.of("swk", "mfa"));

	private final List<String> amr;

	Factor(List<String> amr) {
		this.amr = amr;
	}

	List<String> amr() {
		return this.amr;
	}

	static Factor of(SignInMethod method) {
		return switch (method) {
			case EMAIL_OTP -> EMAIL;
			case SMS_OTP -> SMS;
			case TOTP -> AUTHENTICATOR;
			case APPROVAL -> APPROVAL;
		};
	}

	/**
	 * Return what a user confirms with: the second factor, or an e-mail code where there
	 * is no phone for a text message.
	 * @param user the user
	 * @return the factor
	 */
	public static Factor own(User user) {
		return switch (user.mfaMethod()) {
			case EMAIL_OTP -> (user.email() != null) ? EMAIL : SMS;
			case SMS_OTP -> (user.phone() != null) ? SMS : EMAIL;
			case TOTP -> AUTHENTICATOR;
		};
	}

}
