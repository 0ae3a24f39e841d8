package io.hawcx.management;

import java.util.Map;

import io.hawcx.internal.Arguments;

/**
 * A request to change a user's phone number without asking them: where they are to prove
 * themselves first, use {@link StepUp#changePhoneNumber(String, String)}. Immutable;
 * {@link #toString()} shows neither user nor number.
 *
 * @since 0.1.0
 */
public final class PhoneUpdate {

	private final String userId;

	private final String phone;

	private PhoneUpdate(String userId, String phone) {
		this.userId = Arguments.requireText("userId", userId);
		this.phone = Arguments.requirePhone("phone", phone);
	}

	/**
	 * Create the request.
	 * @param userId who, as Hawcx knows the user: presumably by e-mail address, which is
	 * not documented
	 * @param phone the new number in E.164 form, such as {@code +15551234567}
	 * @return the request
	 * @throws IllegalArgumentException if the user id is blank or has control characters,
	 * or the number is not in E.164 form
	 */
	public static PhoneUpdate of(String userId, String phone) {
		return new PhoneUpdate(userId, phone);
	}

	Map<String, Object> members() {
		return Map.of("userid", this.userId, "phone", this.phone);
	}

	@Override
	public String toString() {
		return "PhoneUpdate";
	}

}
