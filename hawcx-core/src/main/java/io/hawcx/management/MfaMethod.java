package io.hawcx.management;

/**
 * A second factor that a user can have.
 *
 * @since 0.1.0
 */
public enum MfaMethod {

	/**
	 * A one-time code by e-mail.
	 */
	EMAIL_OTP("email_otp"),

	/**
	 * A one-time code by SMS.
	 */
	SMS_OTP("sms_otp"),

	/**
	 * A one-time code from an authenticator application (RFC 6238).
	 */
	TOTP("totp");

	private final String value;

	MfaMethod(String value) {
		this.value = value;
	}

	/**
	 * Return what the method is called on the wire.
	 * @return such as {@code email_otp}
	 */
	public String value() {
		return this.value;
	}

}
