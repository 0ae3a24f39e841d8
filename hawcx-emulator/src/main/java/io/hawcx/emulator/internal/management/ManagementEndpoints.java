package io.hawcx.emulator.internal.management;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.Gateway;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;

/**
 * Answers what lies under {@code /v1/management/} (protocol section 4).
 */
public final class ManagementEndpoints implements Handler {

	/** What all paths begin with. */
	public static final String PREFIX = "/v1/management/";

	/** No list is published: these are the ones the emulator takes. */
	private static final Set<String> ENFORCEMENTS = Set.of("default", "always_on", "always_off", "risk_based");

	private final Map<String, Function<Map<String, Object>, Map<String, Object>>> endpoints = new LinkedHashMap<>();

	private final Gateway gateway;

	private final ManagementChannel delegation;

	private final ManagementChannel bearer;

	private final StepUps stepUps;

	private final Users users;

	/**
	 * Create the endpoints.
	 * @param tenant whose they are
	 * @param stepUps the step-ups that are under way
	 * @param users the users
	 * @param clock what the channels' times are checked by
	 */
	public ManagementEndpoints(Tenant tenant, StepUps stepUps, Users users, Clock clock) {
		this.gateway = new Gateway(tenant.configId(), false);
		this.delegation = new DelegationChannel(tenant.delegationKeys(), clock);
		this.bearer = new BearerChannel(tenant, clock);
		this.stepUps = stepUps;
		this.users = users;
		this.endpoints.put("stepup/start-token", this::startToken);
		this.endpoints.put("stepup/consume", this::consume);
		this.endpoints.put("users/mfa-enforcement", this::mfaEnforcement);
		this.endpoints.put("users/phone", this::phone);
	}

	@Override
	public Reply handle(Request request) {
		if (!request.method().equals("POST")) {
			return Reply.gateway(405, "Method not allowed").with("Allow", "POST");
		}
		this.gateway.admit(request);
		// An application may add an Authorization header of its own to sealed requests.
		boolean sealed = request.header("X-Signature") != null || request.header("Authorization") == null;
		ManagementChannel channel = sealed ? this.delegation : this.bearer;
		byte[] payload = channel.open(request);
		try {
			return channel.close(200, answer(request.path().substring(PREFIX.length()), payload));
		}
		catch (ManagementError ex) {
			return channel.close(ex.status(), Map.of("detail", ex.detail())).because(ex.detail());
		}
	}

	private Map<String, Object> answer(String path, byte[] payload) {
		Function<Map<String, Object>, Map<String, Object>> endpoint = this.endpoints.get(path);
		if (endpoint == null) {
			throw ManagementError.unknownPath();
		}
		return endpoint.apply(read(payload));
	}

	private static Map<String, Object> read(byte[] payload) {
		try {
			return Json.readObject(payload);
		}
		catch (IllegalArgumentException ex) {
			throw ManagementError.invalid("the payload is not one JSON object");
		}
	}

	private Map<String, Object> startToken(Map<String, Object> payload) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("start_token", this.stepUps.start(StepUpChange.read(payload, this.users)));
		reply.put("expires_in", StepUps.TOKEN_LIFETIME.toSeconds());
		return reply;
	}

	private Map<String, Object> consume(Map<String, Object> payload) {
		this.stepUps.consume(Payloads.text(payload, "step_up_receipt")).apply(this.users);
		return Map.of("ok", true);
	}

	private Map<String, Object> mfaEnforcement(Map<String, Object> payload) {
		User user = Payloads.user(payload, "userid", this.users);
		if (!payload.containsKey("mfa_enforcement")) {
			return enforcement(user.identifier(), user.mfaEnforcement());
		}
		String preference = Payloads.text(payload, "mfa_enforcement");
		if (!ENFORCEMENTS.contains(preference)) {
			throw ManagementError.invalid("mfa_enforcement is not one of always_off, always_on, default, risk_based");
		}
		this.users.setMfaEnforcement(user.identifier(), preference);
		return enforcement(user.identifier(), preference);
	}

	private static Map<String, Object> enforcement(String userId, String preference) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("userid", userId);
		reply.put("mfa_enforcement", preference);
		return reply;
	}

	private Map<String, Object> phone(Map<String, Object> payload) {
		User user = Payloads.user(payload, "userid", this.users);
		String phone = Payloads.phone(payload, "phone");
		StepUpChange.setPhone(this.users, user.subject(), phone);
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("userid", user.identifier());
		reply.put("phone", phone);
		return reply;
	}

}
