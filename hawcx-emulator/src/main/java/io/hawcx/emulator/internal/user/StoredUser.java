package io.hawcx.emulator.internal.user;

import java.util.List;

import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user as the store keeps it. Immutable.
 *
 * @param email the e-mail address, or {@code null} if the user signed up by phone
 * @param subject the id_token's subject
 * @param phone the number in E.164, or {@code null}
 * @param mfaMethod the second factor
 * @param mfaEnforcement when the second factor is asked for
 * @param primaryMethods how a login can begin
 * @param secondFactors what is asked for in place of the MFA method, or nothing
 * @param isAuthenticatorEnrolled whether there is an authenticator
 */
record StoredUser(@Nullable String email, String subject, @Nullable String phone, MfaMethod mfaMethod,
		String mfaEnforcement, List<SignInMethod> primaryMethods, List<SignInMethod> secondFactors,
		boolean isAuthenticatorEnrolled) implements User {

	static StoredUser of(String email, String subject) {
		return new StoredUser(email, subject, null, MfaMethod.EMAIL_OTP, "default", List.of(SignInMethod.EMAIL_OTP),
				List.of(), true);
	}

	static StoredUser ofPhone(String phone, String subject) {
		return new StoredUser(null, subject, phone, MfaMethod.SMS_OTP, "default", List.of(SignInMethod.SMS_OTP),
				List.of(), true);
	}

	@Override
	public String identifier() {
		return (this.email != null) ? this.email : String.valueOf(this.phone);
	}

	StoredUser withPhone(String phone) {
		return new StoredUser(this.email, this.subject, phone, this.mfaMethod, this.mfaEnforcement, this.primaryMethods,
				this.secondFactors, this.isAuthenticatorEnrolled);
	}

	StoredUser withMfaMethod(MfaMethod mfaMethod) {
		return new StoredUser(this.email, this.subject, this.phone, mfaMethod, this.mfaEnforcement, this.primaryMethods,
				this.secondFactors, this.isAuthenticatorEnrolled);
	}

	StoredUser withMfaEnforcement(String mfaEnforcement) {
		return new StoredUser(this.email, this.subject, this.phone, this.mfaMethod, mfaEnforcement, this.primaryMethods,
				this.secondFactors, this.isAuthenticatorEnrolled);
	}

	StoredUser withPrimaryMethods(List<SignInMethod> methods) {
		return new StoredUser(this.email, this.subject, this.phone, this.mfaMethod, this.mfaEnforcement, methods,
				this.secondFactors, this.isAuthenticatorEnrolled);
	}

	StoredUser withSecondFactors(List<SignInMethod> methods) {
		return new StoredUser(this.email, this.subject, this.phone, this.mfaMethod, this.mfaEnforcement,
				this.primaryMethods, methods, this.isAuthenticatorEnrolled);
	}

	StoredUser withAuthenticatorEnrolled(boolean enrolled) {
		return new StoredUser(this.email, this.subject, this.phone, this.mfaMethod, this.mfaEnforcement,
				this.primaryMethods, this.secondFactors, enrolled);
	}

	@Override
	public String toString() {
		return "User " + identifier();
	}

}
