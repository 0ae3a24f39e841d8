package io.hawcx.emulator.internal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.Gateway;
import io.hawcx.emulator.internal.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /internal/mint-code}, for tests: an authorization code without a
 * login, bound to no redirect URI.
 */
public final class MintCodeEndpoint implements Handler {

	private static final int MAX_TTL_SECONDS = 600;

	/** What a code was issued for is kept as long as the code. */
	private static final int MAX_TEXT = 1_000;

	private final Tenant tenant;

	private final Gateway gateway;

	private final AuthorizationCodes codes;

	private final Clock clock;

	/**
	 * Create the endpoint.
	 * @param tenant whose it is
	 * @param gateway what stands before it
	 * @param codes the codes that were issued
	 * @param clock what the login's time is taken from
	 */
	public MintCodeEndpoint(Tenant tenant, Gateway gateway, AuthorizationCodes codes, Clock clock) {
		this.tenant = tenant;
		this.gateway = gateway;
		this.codes = codes;
		this.clock = clock;
	}

	@Override
	public Reply handle(Request request) {
		this.gateway.admit(request);
		if (request.header("X-Consumer-Id") == null) {
			throw new RefusedException(Reply.gateway(401, "No X-Consumer-Id header in the request"));
		}
		Map<String, Object> members = read(request);
		text(members, "tenant_id");
		String subject = required(members, "sub");
		String audience = required(members, "aud");
		if (this.tenant.client(audience) == null) {
			throw OAuthError.invalidRequest("aud is not a client id");
		}
		String challenge = required(members, "code_challenge");
		if (!Pkce.isChallenge(challenge) || !"S256".equals(members.get("code_challenge_method"))) {
			throw OAuthError.invalidRequest("code_challenge is not an S256 challenge with code_challenge_method S256");
		}
		Grant grant = new Grant(audience, null, challenge, text(members, "nonce"), subject, this.clock.instant(),
				Grant.DEVICE_KEY);
		return Reply.json(200, Map.of("code", this.codes.issue(grant, lifetime(members))));
	}

	private static Map<String, Object> read(Request request) {
		if (!request.isOfType("application/json")) {
			throw OAuthError.invalidRequest("the content type is not application/json");
		}
		try {
			return Json.readObject(request.body());
		}
		catch (IllegalArgumentException ex) {
			throw OAuthError.invalidRequest("the body is not one JSON object");
		}
	}

	private static Duration lifetime(Map<String, Object> members) {
		Object ttl = members.get("ttl");
		if (ttl == null) {
			return AuthorizationCodes.LIFETIME;
		}
		if (ttl instanceof Integer seconds && seconds >= 1 && seconds <= MAX_TTL_SECONDS) {
			return Duration.ofSeconds(seconds);
		}
		throw OAuthError.invalidRequest("ttl is not a whole number of seconds from 1 to " + MAX_TTL_SECONDS);
	}

	private static String required(Map<String, Object> members, String name) {
		String value = text(members, name);
		if (value == null || value.isEmpty()) {
			throw OAuthError.invalidRequest(name + " is missing");
		}
		return value;
	}

	private static @Nullable String text(Map<String, Object> members, String name) {
		Object value = members.get(name);
		if (value != null && !(value instanceof String)) {
			throw OAuthError.invalidRequest(name + " is not a text");
		}
		if (value instanceof String text && text.length() > MAX_TEXT) {
			throw OAuthError.invalidRequest(name + " is longer than " + MAX_TEXT + " characters");
		}
		return (String) value;
	}

}
