package io.hawcx.emulator.user;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.hawcx.emulator.crypto.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The users that exist. Thread-safe; what is changed here shows in the next login and the
 * next management call.
 *
 * @since 0.1.0
 */
public final class Users {

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");

	private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

	private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();

	private final Seed seed;

	/**
	 * Create an empty store.
	 * @param seed where subjects come from
	 */
	public Users(Seed seed) {
		this.seed = seed;
	}

	/**
	 * Return whether a text is an e-mail address as this store takes them.
	 * @param text the text
	 * @return whether it is
	 */
	public static boolean isEmail(String text) {
		return EMAIL.matcher(text).matches();
	}

	/**
	 * Return whether a text is a phone number in E.164.
	 * @param text the text
	 * @return whether it is
	 */
	public static boolean isPhone(@Nullable Object text) {
		return text instanceof String number && E164.matcher(number).matches();
	}

	/**
	 * Create a user without a phone number, with e-mail codes as second factor; or return
	 * the one that exists.
	 * @param email the e-mail address
	 * @return the user
	 * @throws IllegalArgumentException if the text is no e-mail address
	 */
	public User create(String email) {
		if (!isEmail(email)) {
			throw new IllegalArgumentException("email is not an e-mail address");
		}
		return this.users.computeIfAbsent(key(email), (key) -> new User(email, "usr_" + this.seed.hex("user " + key, 6),
				null, MfaMethod.EMAIL_OTP, "default"));
	}

	/**
	 * Find a user.
	 * @param id the e-mail address, in any case, or the subject
	 * @return the user, or {@code null} if there is none
	 */
	public @Nullable User find(@Nullable String id) {
		if (id == null) {
			return null;
		}
		User user = this.users.get(key(id));
		return (user != null) ? user
				: this.users.values().stream().filter((each) -> each.subject().equals(id)).findFirst().orElse(null);
	}

	/**
	 * Return all users, by e-mail address.
	 * @return the users
	 */
	public List<User> all() {
		return this.users.values().stream().sorted((a, b) -> a.email().compareTo(b.email())).toList();
	}

	/**
	 * Set a user's phone number.
	 * @param id the e-mail address or subject
	 * @param phone the number in E.164
	 * @throws IllegalArgumentException if there is no such user or it is no such number
	 */
	public void setPhone(String id, String phone) {
		if (!isPhone(phone)) {
			throw new IllegalArgumentException("phone is not a number in E.164");
		}
		change(id, (user) -> user.withPhone(phone));
	}

	/**
	 * Set a user's second factor.
	 * @param id the e-mail address or subject
	 * @param method the method
	 * @throws IllegalArgumentException if there is no such user
	 */
	public void setMfaMethod(String id, MfaMethod method) {
		change(id, (user) -> user.withMfaMethod(method));
	}

	/**
	 * Set when a user's second factor is asked for.
	 * @param id the e-mail address or subject
	 * @param preference as the wire spells it
	 * @throws IllegalArgumentException if there is no such user
	 */
	public void setMfaEnforcement(String id, String preference) {
		change(id, (user) -> user.withMfaEnforcement(preference));
	}

	private void change(String id, UnaryOperator<User> change) {
		User found = find(id);
		if (found == null) {
			throw new IllegalArgumentException("there is no such user");
		}
		this.users.computeIfPresent(key(found.email()), (key, user) -> change.apply(user));
	}

	private static String key(String email) {
		return email.toLowerCase(Locale.ROOT);
	}

}
