package io.hawcx.management;

import java.util.Map;

import io.hawcx.internal.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A request to read or to set when a user must show a second factor. Immutable;
 * {@link #toString()} does not show the user.
 *
 * @since 0.1.0
 */
public final class MfaEnforcement {

	private final String userId;

	private final @Nullable String preference;

	private MfaEnforcement(String userId, @Nullable String preference) {
		this.userId = Arguments.requireText("userId", userId);
		this.preference = preference;
	}

	/**
	 * Ask for a user's preference.
	 * @param userId who, as Hawcx knows the user: presumably by e-mail address, which is
	 * not documented
	 * @return the request
	 * @throws IllegalArgumentException if the user id is blank or has control characters
	 */
	public static MfaEnforcement read(String userId) {
		return new MfaEnforcement(userId, null);
	}

	/**
	 * Set a user's preference.
	 * @param userId who, as Hawcx knows the user: presumably by e-mail address, which is
	 * not documented
	 * @param preference what Hawcx calls it, such as {@code always_on}; Hawcx decides
	 * which there are
	 * @return the request
	 * @throws IllegalArgumentException if an argument is blank or has control characters
	 */
	public static MfaEnforcement set(String userId, String preference) {
		return new MfaEnforcement(userId, Arguments.requireText("preference", preference));
	}

	Map<String, Object> members() {
		return (this.preference != null) ? Map.of("userid", this.userId, "mfa_enforcement", this.preference)
				: Map.of("userid", this.userId);
	}

	@Override
	public String toString() {
		return "MfaEnforcement[preference=" + this.preference + "]";
	}

}
