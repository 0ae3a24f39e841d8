package io.hawcx.emulator.internal.management;

import java.util.Map;

import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;

/**
 * Reads members that several endpoints have.
 */
final class Payloads {

	private Payloads() {
	}

	static User user(Map<String, Object> payload, String name, Users users) {
		User user = users.find(text(payload, name));
		if (user == null) {
			throw ManagementError.unknownUser();
		}
		return user;
	}

	static String phone(Map<String, Object> payload, String name) {
		String phone = text(payload, name);
		if (!UserStore.isPhone(phone)) {
			throw ManagementError.invalid(name + " is not a number in E.164");
		}
		return phone;
	}

	static String text(Map<String, Object> payload, String name) {
		if (payload.get(name) instanceof String text && !text.isEmpty()) {
			return text;
		}
		throw ManagementError.invalid(name + " is missing or not a text");
	}

}
