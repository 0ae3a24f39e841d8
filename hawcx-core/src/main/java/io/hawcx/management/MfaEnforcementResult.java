package io.hawcx.management;

import java.util.Collections;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * When a user must show a second factor. {@link #toString()} shows the preference only.
 *
 * @since 0.1.0
 */
public final class MfaEnforcementResult {

	private final Map<String, Object> members;

	private MfaEnforcementResult(Map<String, Object> members) {
		this.members = Collections.unmodifiableMap(members);
	}

	static MfaEnforcementResult of(Map<String, Object> reply) {
		return new MfaEnforcementResult(reply);
	}

	/**
	 * Return the user's preference.
	 * @return what Hawcx calls it, such as {@code always_on}, or {@code null} if the
	 * reply names none
	 */
	public @Nullable String preference() {
		return (this.members.get("mfa_enforcement") instanceof String preference) ? preference : null;
	}

	/**
	 * Return the whole reply.
	 * @return its members in order, unmodifiable, those unknown to this version included
	 */
	public Map<String, Object> asMap() {
		return this.members;
	}

	@Override
	public String toString() {
		return "MfaEnforcementResult[preference=" + preference() + "]";
	}

}
