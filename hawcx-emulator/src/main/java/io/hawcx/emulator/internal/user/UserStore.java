package io.hawcx.emulator.internal.user;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * The users of one emulator, in memory, 10,000 at most. Thread-safe.
 */
public final class UserStore implements Users {

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");

	private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

	/** How many users there are at most. */
	static final int CAPACITY = 10_000;

	private final ConcurrentMap<String, StoredUser> users = new ConcurrentHashMap<>();

	private final Seed seed;

	/**
	 * Create an empty store.
	 * @param seed where subjects come from
	 */
	public UserStore(Seed seed) {
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

	@Override
	public User create(String email) {
		if (!isEmail(email)) {
			throw new IllegalArgumentException("email is not an e-mail address");
		}
		return add(email, (subject) -> StoredUser.of(email, subject));
	}

	@Override
	public User createByPhone(String phone) {
		if (!isPhone(phone)) {
			throw new IllegalArgumentException("phone is not a number in E.164");
		}
		return add(phone, (subject) -> StoredUser.ofPhone(phone, subject));
	}

	private synchronized User add(String identifier, Function<String, StoredUser> factory) {
		StoredUser known = this.users.get(key(identifier));
		if (known != null) {
			return known;
		}
		if (this.users.size() >= CAPACITY) {
			throw new IllegalStateException("there are " + CAPACITY + " users already");
		}
		StoredUser user = factory.apply(this.seed.uuid("user " + key(identifier)));
		this.users.put(key(identifier), user);
		return user;
	}

	@Override
	public @Nullable User find(@Nullable String id) {
		return (id != null) ? stored(id) : null;
	}

	private @Nullable StoredUser stored(String id) {
		StoredUser user = this.users.get(key(id));
		return (user != null) ? user
				: this.users.values().stream().filter((each) -> each.subject().equals(id)).findFirst().orElse(null);
	}

	@Override
	public List<User> all() {
		return this.users.values()
			.stream()
			.<User>map((user) -> user)
			.sorted(Comparator.comparing(User::identifier))
			.toList();
	}

	@Override
	public void setPhone(String id, String phone) {
		if (!isPhone(phone)) {
			throw new IllegalArgumentException("phone is not a number in E.164");
		}
		change(id, (user) -> user.withPhone(phone));
	}

	@Override
	public void setMfaMethod(String id, MfaMethod method) {
		change(id, (user) -> {
			checkReachable(user, method == MfaMethod.EMAIL_OTP);
			return user.withMfaMethod(method);
		});
	}

	@Override
	public void setMfaEnforcement(String id, String preference) {
		change(id, (user) -> user.withMfaEnforcement(preference));
	}

	@Override
	public void setPrimaryMethods(String id, SignInMethod... methods) {
		if (methods.length == 0) {
			throw new IllegalArgumentException("methods has none to begin a login with");
		}
		change(id, (user) -> {
			checkReachable(user, List.of(methods).contains(SignInMethod.EMAIL_OTP));
			return user.withPrimaryMethods(List.of(methods));
		});
	}

	@Override
	public void setSecondFactors(String id, SignInMethod... methods) {
		change(id, (user) -> {
			checkReachable(user, List.of(methods).contains(SignInMethod.EMAIL_OTP));
			return user.withSecondFactors(List.of(methods));
		});
	}

	@Override
	public void setAuthenticatorEnrolled(String id, boolean enrolled) {
		change(id, (user) -> user.withAuthenticatorEnrolled(enrolled));
	}

	private static void checkReachable(User user, boolean byEmail) {
		if (byEmail && user.email() == null) {
			throw new IllegalArgumentException("the user has no e-mail address to send a code to");
		}
	}

	private synchronized void change(String id, UnaryOperator<StoredUser> change) {
		StoredUser before = stored(id);
		if (before == null) {
			throw new IllegalArgumentException("there is no such user");
		}
		StoredUser after = change.apply(before);
		String key = key(after.identifier());
		// The identifier of a user who signed up by phone changes with the number.
		if (!key.equals(key(before.identifier()))) {
			if (this.users.containsKey(key)) {
				throw new IllegalArgumentException("another user signed up with this number");
			}
			this.users.remove(key(before.identifier()));
		}
		this.users.put(key, after);
	}

	private static String key(String identifier) {
		return identifier.toLowerCase(Locale.ROOT);
	}

}
