package io.hawcx.emulator.user;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The users that exist. Thread-safe; what is changed here shows in the next login and the
 * next management call.
 *
 * @since 0.1.0
 */
public interface Users {

	/**
	 * Create a user without a phone number, with e-mail codes as second factor; or return
	 * the one that exists.
	 * @param email the e-mail address
	 * @return the user
	 * @throws IllegalArgumentException if the text is no e-mail address
	 * @throws IllegalStateException if there are 10,000 users already
	 */
	User create(String email);

	/**
	 * Create a user without an e-mail address, as one who signed up by phone, who gets
	 * codes by text message; or return the one that exists.
	 * @param phone the number in E.164
	 * @return the user
	 * @throws IllegalArgumentException if it is no such number
	 * @throws IllegalStateException if there are 10,000 users already
	 */
	User createByPhone(String phone);

	/**
	 * Find a user.
	 * @param id the identifier, in any case, or the subject
	 * @return the user, or {@code null} if there is none
	 */
	@Nullable User find(@Nullable String id);

	/**
	 * Return all users, by identifier.
	 * @return the users
	 */
	List<User> all();

	/**
	 * Set a user's phone number.
	 * @param id the identifier or subject
	 * @param phone the number in E.164
	 * @throws IllegalArgumentException if there is no such user or it is no such number
	 */
	void setPhone(String id, String phone);

	/**
	 * Set a user's second factor.
	 * @param id the identifier or subject
	 * @param method the method
	 * @throws IllegalArgumentException if there is no such user
	 */
	void setMfaMethod(String id, MfaMethod method);

	/**
	 * Set when a user's second factor is asked for.
	 * @param id the identifier or subject
	 * @param preference as the wire spells it
	 * @throws IllegalArgumentException if there is no such user
	 */
	void setMfaEnforcement(String id, String preference);

	/**
	 * Set how a user can begin a login. With several the user has to choose.
	 * @param id the identifier or subject
	 * @param methods the methods, at least one
	 * @throws IllegalArgumentException if there is no such user or no method
	 */
	void setPrimaryMethods(String id, SignInMethod... methods);

	/**
	 * Set which second factors a user has in place of the {@link User#mfaMethod()}. With
	 * several the user has to choose. Those that were used to begin are left out.
	 * @param id the identifier or subject
	 * @param methods the methods; none to go by the MFA method again
	 * @throws IllegalArgumentException if there is no such user
	 */
	void setSecondFactors(String id, SignInMethod... methods);

	/**
	 * Set whether a user has an authenticator. Without one a login that needs it sets it
	 * up.
	 * @param id the identifier or subject
	 * @param enrolled whether there is one
	 * @throws IllegalArgumentException if there is no such user
	 */
	void setAuthenticatorEnrolled(String id, boolean enrolled);

}
