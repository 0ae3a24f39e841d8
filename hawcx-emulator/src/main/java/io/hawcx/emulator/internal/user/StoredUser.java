package io.hawcx.emulator.internal.user;

import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user as the store keeps it. Immutable.
 */
final class StoredUser implements User {

	private final String email;

	private final String subject;

	private final @Nullable String phone;

	private final MfaMethod mfaMethod;

	private final String mfaEnforcement;

	StoredUser(String email, String subject, @Nullable String phone, MfaMethod mfaMethod, String mfaEnforcement) {
		this.email = email;
		this.subject = subject;
		this.phone = phone;
		this.mfaMethod = mfaMethod;
		this.mfaEnforcement = mfaEnforcement;
	}

	@Override
	public String email() {
		return this.email;
	}

	@Override
	public String subject() {
		return this.subject;
	}

	@Override
	public @Nullable String phone() {
		return this.phone;
	}

	@Override
	public MfaMethod mfaMethod() {
		return this.mfaMethod;
	}

	@Override
	public String mfaEnforcement() {
		return this.mfaEnforcement;
	}

	StoredUser withPhone(String phone) {
		return new StoredUser(this.email, this.subject, phone, this.mfaMethod, this.mfaEnforcement);
	}

	StoredUser withMfaMethod(MfaMethod mfaMethod) {
		return new StoredUser(this.email, this.subject, this.phone, mfaMethod, this.mfaEnforcement);
	}

	StoredUser withMfaEnforcement(String mfaEnforcement) {
		return new StoredUser(this.email, this.subject, this.phone, this.mfaMethod, mfaEnforcement);
	}

	@Override
	public String toString() {
		return "User " + this.email;
	}

}
