package io.hawcx.emulator.user;

import java.util.Locale;

/**
 * A way to authenticate, as first or second factor.
 *
 * @since 0.1.0
 */
public enum SignInMethod {

	/**
	 * A code by e-mail.
	 */
	EMAIL_OTP,

	/**
	 * A code by text message.
	 */
	SMS_OTP,

	/**
	 * An authenticator's code (RFC 6238).
	 */
	TOTP,

	/**
	 * A confirmation elsewhere, which a test gives with
	 * {@link io.hawcx.emulator.HawcxEmulator#approve}.
	 */
	APPROVAL;

	/**
	 * Return the name that the wire uses.
	 * @return the name, lower case
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
