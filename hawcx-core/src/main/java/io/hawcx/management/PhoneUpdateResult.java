package io.hawcx.management;

import java.util.Collections;
import java.util.Map;

/**
 * Hawcx's reply to a change of a user's phone number; that there is one means that it was
 * accepted. Hawcx has not published what is in it. {@link #toString()} does not show it.
 *
 * @since 0.1.0
 */
public final class PhoneUpdateResult {

	private final Map<String, Object> members;

	private PhoneUpdateResult(Map<String, Object> members) {
		this.members = Collections.unmodifiableMap(members);
	}

	static PhoneUpdateResult of(Map<String, Object> reply) {
		return new PhoneUpdateResult(reply);
	}

	/**
	 * Return the whole reply.
	 * @return its members in order, unmodifiable
	 */
	public Map<String, Object> asMap() {
		return this.members;
	}

	@Override
	public String toString() {
		return "PhoneUpdateResult";
	}

}
