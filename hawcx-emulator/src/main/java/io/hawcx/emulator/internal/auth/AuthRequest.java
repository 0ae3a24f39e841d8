package io.hawcx.emulator.internal.auth;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A request of the frontends' protocol, checked for its form.
 *
 * @param session the session, or {@code null} at the start
 * @param type the action's type
 * @param members the action's members
 */
record AuthRequest(@Nullable String session, String type, Map<?, ?> members) {

	private static final String VERSION = "X-Hawcx-Protocol-Version";

	private static final int MAX_BODY = 16 * 1024;

	private static final int MAX_TEXT = 4096;

	private static final Pattern SESSION = Pattern.compile("auth_[0-9a-f]{32}");

	private static final Set<String> TYPES = Set.of("start", "select_method", "submit_code", "submit_totp",
			"submit_phone", "resend", "poll", "cancel", "oauth_callback", "request_challenge", "submit_signature",
			"qr_auth_approve");

	static AuthRequest read(Request request) {
		String version = request.header(VERSION);
		if (version != null && !version.equals("2")) {
			throw malformed(VERSION + " is not 2");
		}
		if (!request.isOfType("application/json")) {
			throw malformed("the content type is not application/json");
		}
		if (request.body().length > MAX_BODY) {
			throw malformed("the body is larger than 16 KiB");
		}
		Map<String, Object> body;
		try {
			body = Json.readObject(request.body());
		}
		catch (IllegalArgumentException ex) {
			throw malformed("the body is not one JSON object");
		}
		if (!Integer.valueOf(2).equals(body.get("protocolVersion"))) {
			throw malformed("protocolVersion is not 2");
		}
		if (!(body.get("action") instanceof Map<?, ?> action)) {
			throw malformed("action is missing or not an object");
		}
		if (!(action.get("type") instanceof String type) || !TYPES.contains(type)) {
			throw malformed("action.type is missing or unknown");
		}
		return new AuthRequest(session(body.get("session"), type), type, action);
	}

	private static @Nullable String session(@Nullable Object session, String type) {
		if (type.equals("start")) {
			return null;
		}
		if (!(session instanceof String text) || !SESSION.matcher(text).matches()) {
			throw malformed("session is missing or not an id");
		}
		return text;
	}

	/**
	 * Return a member of the action.
	 * @param name its name
	 * @return the text, or {@code null} if it is absent or {@code null}
	 */
	@Nullable String text(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return null;
		}
		if (!(value instanceof String text) || text.length() > MAX_TEXT) {
			throw malformed("action." + name + " is not a text of at most " + MAX_TEXT + " characters");
		}
		return text;
	}

	String required(String name) {
		String value = text(name);
		if (value == null) {
			throw malformed("action." + name + " is missing");
		}
		return value;
	}

	static RefusedException malformed(String message) {
		return new RefusedException(Reply.gateway(400, "The request is malformed: " + message + "."));
	}

	@Override
	public String toString() {
		// The members may be a code.
		return "AuthRequest " + this.type;
	}

}
