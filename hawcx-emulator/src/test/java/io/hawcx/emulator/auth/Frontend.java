package io.hawcx.emulator.auth;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.oidc.Pkce;

/**
 * A frontend of Hawcx's, as far as the wire sees one.
 */
public final class Frontend {

	public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	private final EmulatorTenant hawcx;

	private final Http http;

	private String session = "";

	public Frontend(EmulatorTenant hawcx) {
		this.hawcx = hawcx;
		this.http = new Http(hawcx.credentials().issuer());
	}

	public Map<String, Object> start(String flowType, String identifier, Object... more) {
		Map<String, Object> action = action("start", "flowType", flowType, "identifier", identifier, "codeChallenge",
				Pkce.challenge(VERIFIER));
		action.putAll(action("start", more));
		return step(null, action);
	}

	public Map<String, Object> send(String type, Object... members) {
		return step(this.session, action(type, members));
	}

	public Map<String, Object> resume(String session, String type) {
		return step(session, action(type));
	}

	Map<String, Object> step(String session, Map<String, Object> action) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("protocolVersion", 2);
		if (session != null) {
			body.put("session", session);
		}
		body.put("action", action);
		Map<String, Object> reply = Http.json(post(new String(Json.write(body), StandardCharsets.UTF_8)));
		this.session = (String) reply.get("session");
		return object(reply, "step");
	}

	HttpResponse<String> post(String json, String... headers) {
		List<String> all = new ArrayList<>(List.of("Content-Type", "application/json", "x-config-id",
				this.hawcx.credentials().configId(), "x-hawcx-platform", "web", "x-hawcx-protocol-version", "2",
				"x-hawcx-sdk", "hawcx-web", "x-hawcx-sdk-version", "2.4.1", "x-os", "Linux"));
		all.addAll(List.of(headers));
		return this.http.post("/v1/auth", json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
	}

	public HttpResponse<String> redeem(String authCode, String clientId, String verifier) {
		return this.http.postForm("/oauth2/token", Map.of("grant_type", "authorization_code", "code", authCode,
				"code_verifier", verifier, "client_id", clientId), "X-Config-Id", this.hawcx.credentials().configId());
	}

	public String session() {
		return this.session;
	}

	String latestCode(String email) {
		return String.valueOf(this.hawcx.latestCode(email));
	}

	private static Map<String, Object> action(String type, Object... members) {
		Map<String, Object> action = new LinkedHashMap<>();
		action.put("type", type);
		for (int i = 0; i < members.length; i += 2) {
			action.put((String) members[i], members[i + 1]);
		}
		return action;
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> object(Map<String, Object> map, String name) {
		return (Map<String, Object>) map.get(name);
	}

}
