package io.hawcx.management;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.internal.Arguments;

/**
 * A change that a user asks for and that needs fresh proof of who they are. Immutable;
 * {@link #toString()} shows the purpose only.
 *
 * @since 0.1.0
 */
public final class StepUp {

	private static final String USER_ID = "subject_userid";

	private static final String PURPOSE = "purpose";

	private final Map<String, Object> members;

	private StepUp(String userId, String purpose, Map<String, ?> parameters) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put(USER_ID, Arguments.requireText("userId", userId));
		members.put(PURPOSE, Arguments.requireText("purpose", purpose));
		parameters.forEach((name, value) -> {
			if (members.putIfAbsent(Arguments.requireText("parameters", name), value) != null) {
				throw new IllegalArgumentException("parameters must not have " + name + " itself");
			}
		});
		this.members = Collections.unmodifiableMap(members);
	}

	/**
	 * Create a step-up that changes a user's second factor.
	 * @param userId who, as Hawcx knows the user: presumably by e-mail address, which is
	 * not documented
	 * @param newMethod the wanted factor
	 * @return the step-up
	 * @throws IllegalArgumentException if the user id is blank or has control characters
	 */
	public static StepUp changeMfaMethod(String userId, MfaMethod newMethod) {
		return new StepUp(userId, "change_mfa_method",
				Map.of("new_mfa_method", Arguments.requireNonNull("newMethod", newMethod).value()));
	}

	/**
	 * Create a step-up that changes a user's phone number.
	 * @param userId who, as Hawcx knows the user: presumably by e-mail address, which is
	 * not documented
	 * @param newPhoneNumber the wanted number in E.164 form, such as {@code +15551234567}
	 * @return the step-up
	 * @throws IllegalArgumentException if the user id is blank or has control characters,
	 * or the number is not in E.164 form
	 */
	public static StepUp changePhoneNumber(String userId, String newPhoneNumber) {
		return new StepUp(userId, "change_phone_number",
				Map.of("new_phone_number", Arguments.requirePhone("newPhoneNumber", newPhoneNumber)));
	}

	/**
	 * Create a step-up for a purpose that this version has no method for. Nothing but the
	 * user id and the purpose is checked.
	 * @param userId who, as Hawcx knows the user
	 * @param purpose the purpose as Hawcx calls it
	 * @param parameters what the purpose needs; values are written as JSON
	 * @return the step-up
	 * @throws IllegalArgumentException if the user id or the purpose is blank, or is
	 * repeated in the parameters
	 */
	public static StepUp of(String userId, String purpose, Map<String, ?> parameters) {
		return new StepUp(userId, purpose, Arguments.requireNonNull("parameters", parameters));
	}

	Map<String, Object> members() {
		return this.members;
	}

	@Override
	public String toString() {
		return "StepUp[purpose=" + this.members.get(PURPOSE) + "]";
	}

}
