package io.hawcx.emulator.user;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A user's second factor.
 *
 * @since 0.1.0
 */
public enum MfaMethod {

	/**
	 * A one-time code by e-mail.
	 */
	EMAIL_OTP,

	/**
	 * A one-time code by text message.
	 */
	SMS_OTP,

	/**
	 * An authenticator application (RFC 6238).
	 */
	TOTP;

	/**
	 * Return the name that the wire uses.
	 * @return the name, lower case
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Find a method by the name that the wire uses.
	 * @param wireName the name
	 * @return the method, or {@code null} if there is none of that name
	 */
	public static @Nullable MfaMethod find(@Nullable Object wireName) {
		for (MfaMethod method : values()) {
			if (method.wireName().equals(wireName)) {
				return method;
			}
		}
		return null;
	}

}
