package io.hawcx.emulator.internal.signin;

import java.util.List;
import java.util.Objects;

import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * The user of one sign-in, who may exist only once a first code was right. Not
 * thread-safe.
 */
final class Account {

	private final Users users;

	private final String identifier;

	/** Unlike the identifier it does not change with a phone number. */
	private @Nullable String subject;

	Account(Users users, String identifier) {
		this.users = users;
		this.identifier = identifier;
	}

	static void check(SignInServices services, SignInFlow flow, String identifier, @Nullable User user) {
		if (!UserStore.isPhone(identifier) && !UserStore.isEmail(identifier)) {
			throw SignInException.retry("invalid_identifier", "identifier",
					"Enter an e-mail address, or a phone number such as +15555550101.");
		}
		if (flow == SignInFlow.SIGNUP && user != null) {
			throw SignInException.restart("user_exists",
					"There is a user of this e-mail address or phone number already: sign in.");
		}
		if (user == null && (flow == SignInFlow.ACCOUNT_MANAGE
				|| (flow == SignInFlow.SIGNIN && !services.enrolUnknownUsers()))) {
			throw SignInException.restart("user_not_found", "Nobody here has this e-mail address or phone number.");
		}
	}

	static List<SignInMethod> firstMethods(String identifier) {
		return List.of(UserStore.isPhone(identifier) ? SignInMethod.SMS_OTP : SignInMethod.EMAIL_OTP);
	}

	String identifier() {
		return this.identifier;
	}

	/**
	 * Return the user's subject, and create the user first where there is none.
	 * @return the subject
	 * @throws SignInException if there is no room for another user
	 */
	String subject() {
		if (this.subject != null) {
			return this.subject;
		}
		try {
			User user = UserStore.isPhone(this.identifier) ? this.users.createByPhone(this.identifier)
					: this.users.create(this.identifier);
			this.subject = user.subject();
			return user.subject();
		}
		catch (IllegalStateException ex) {
			throw new SignInException("too_many_users", SignInException.Action.ABORT,
					"The emulator has as many users as it can keep.");
		}
	}

	User user() {
		return Objects.requireNonNull(this.users.find(subject()));
	}

	void setPhone(String phone) {
		try {
			this.users.setPhone(subject(), phone);
		}
		catch (IllegalArgumentException ex) {
			throw SignInException.restart("phone_in_use", "Another user signed up with this number.");
		}
	}

}
