package io.hawcx.emulator.user;

import org.jspecify.annotations.Nullable;

/**
 * A user of the emulator as it was when asked for. Immutable: {@link Users} holds the
 * present state.
 *
 * @since 0.1.0
 */
public final class User {

	private final String email;

	private final String subject;

	private final @Nullable String phone;

	private final MfaMethod mfaMethod;

	private final String mfaEnforcement;

	User(String email, String subject, @Nullable String phone, MfaMethod mfaMethod, String mfaEnforcement) {
		this.email = email;
		this.subject = subject;
		this.phone = phone;
		this.mfaMethod = mfaMethod;
		this.mfaEnforcement = mfaEnforcement;
	}

	/**
	 * Return the e-mail address, by which the management endpoints know the user.
	 * @return the address
	 */
	public String email() {
		return this.email;
	}

	/**
	 * Return the id_token's {@code sub}.
	 * @return the subject
	 */
	public String subject() {
		return this.subject;
	}

	/**
	 * Return the phone number.
	 * @return the number in E.164, or {@code null}
	 */
	public @Nullable String phone() {
		return this.phone;
	}

	/**
	 * Return the second factor.
	 * @return the method
	 */
	public MfaMethod mfaMethod() {
		return this.mfaMethod;
	}

	/**
	 * Return when the second factor is asked for.
	 * @return the preference as the wire spells it, {@code default} at first
	 */
	public String mfaEnforcement() {
		return this.mfaEnforcement;
	}

	User withPhone(String phone) {
		return new User(this.email, this.subject, phone, this.mfaMethod, this.mfaEnforcement);
	}

	User withMfaMethod(MfaMethod mfaMethod) {
		return new User(this.email, this.subject, this.phone, mfaMethod, this.mfaEnforcement);
	}

	User withMfaEnforcement(String mfaEnforcement) {
		return new User(this.email, this.subject, this.phone, this.mfaMethod, mfaEnforcement);
	}

	@Override
	public String toString() {
		return "User " + this.email;
	}

}
