package io.hawcx.emulator.internal.request;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.ClientJwts;
import org.jspecify.annotations.Nullable;

/**
 * Which client a request says it comes from, wherever it says so.
 */
final class ClientIds {

	private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");

	private ClientIds() {
	}

	static @Nullable String of(Request request) {
		try {
			if (request.isOfType("application/x-www-form-urlencoded")) {
				return request.formParameters().get("client_id");
			}
			if (request.path().equals("/internal/mint-code")) {
				return text(Json.readObject(request.body()), "aud");
			}
			String authorization = request.header("Authorization");
			Matcher bearer = BEARER.matcher((authorization != null) ? authorization : "");
			return bearer.matches() ? ClientJwts.issuer(bearer.group(1)) : request.queryParameters().get("client_id");
		}
		catch (IllegalArgumentException ex) {
			// Nobody can tell; the reply says why it was refused.
			return null;
		}
	}

	private static @Nullable String text(Map<String, Object> members, String name) {
		return (members.get(name) instanceof String text) ? text : null;
	}

}
