package io.hawcx.emulator.user;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user of the emulator as it was when asked for. Immutable: {@link Users} holds the
 * present state.
 *
 * @since 0.1.0
 */
public interface User {

	/**
	 * Return what the user signs in with, and what the management endpoints know the user
	 * by: the e-mail address, or the phone number of a user who signed up by phone.
	 * @return the address, or the number in E.164
	 */
	String identifier();

	/**
	 * Return the e-mail address.
	 * @return the address, or {@code null} if the user signed up by phone
	 */
	@Nullable String email();

	/**
	 * Return the id_token's {@code sub}.
	 * @return the subject
	 */
	String subject();

	/**
	 * Return the phone number.
	 * @return the number in E.164, or {@code null}
	 */
	@Nullable String phone();

	/**
	 * Return the second factor.
	 * @return the method
	 */
	MfaMethod mfaMethod();

	/**
	 * Return when the second factor is asked for.
	 * @return the preference as the wire spells it, {@code default} at first
	 */
	String mfaEnforcement();

	/**
	 * Return how the user can begin a login.
	 * @return the methods, {@link SignInMethod#EMAIL_OTP} alone at first; immutable
	 */
	List<SignInMethod> primaryMethods();

	/**
	 * Return the second factors that were set.
	 * @return the methods, none at first, when {@link #mfaMethod()} is asked for;
	 * immutable
	 */
	List<SignInMethod> secondFactors();

	/**
	 * Return whether the user has an authenticator.
	 * @return whether there is one, as at first
	 */
	boolean isAuthenticatorEnrolled();

}
