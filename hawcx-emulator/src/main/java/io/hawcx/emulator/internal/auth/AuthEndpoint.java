package io.hawcx.emulator.internal.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.internal.oidc.Pkce;
import io.hawcx.emulator.internal.signin.Prompt;
import io.hawcx.emulator.internal.signin.SignIn;
import io.hawcx.emulator.internal.signin.SignInException;
import io.hawcx.emulator.internal.signin.SignInFlow;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.internal.state.ExpiringMap;
import io.hawcx.emulator.internal.tenant.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /v1/auth}, by which Hawcx's frontends sign a user in. Device
 * enrolment is disabled. What a user does wrong is a step like any other, with status
 * 200; what a frontend does wrong is 400.
 */
public final class AuthEndpoint implements Handler {

	private static final Duration SESSION_LIFETIME = Duration.ofMinutes(15);

	/** Abandoned sign-ins count until they expire. */
	private static final int MAX_SESSIONS = 10_000;

	private final ExpiringMap<AuthSession> sessions;

	private final SignInServices services;

	private final Gateway gateway;

	private final AuthorizationCodes codes;

	private final HostedOperations operations;

	private final Steps steps;

	private final Clock clock;

	/**
	 * Create the endpoint.
	 * @param services what sign-ins work with
	 * @param gateway what stands before it
	 * @param codes where authorization codes are issued
	 * @param operations the authorization requests that wait for a sign-in
	 * @param debugCodes whether steps hold the one-time code
	 */
	public AuthEndpoint(SignInServices services, Gateway gateway, AuthorizationCodes codes, HostedOperations operations,
			boolean debugCodes) {
		this.services = services;
		this.gateway = gateway;
		this.codes = codes;
		this.operations = operations;
		this.steps = new Steps(debugCodes);
		this.clock = services.clock();
		this.sessions = new ExpiringMap<>(services.clock(), MAX_SESSIONS);
	}

	@Override
	public Reply handle(Request request) {
		this.gateway.admit(request);
		AuthRequest action = AuthRequest.read(request);
		return action.type().equals("start") ? start(action) : proceed(action);
	}

	private Reply start(AuthRequest action) {
		String id = RandomText.sessionId();
		String challenge = action.text("codeChallenge");
		String operationId = action.text("opSessionId");
		if (operationId == null && !Pkce.isChallenge(challenge)) {
			throw AuthRequest.malformed("action.codeChallenge is not an S256 challenge");
		}
		SignInFlow flow = flow(action.text("flowType"));
		String identifier = action.required("identifier");
		String startToken = action.text("startToken");
		HostedOperation operation = (operationId != null) ? this.operations.find(operationId) : null;
		if (operationId != null && operation == null) {
			return reply(id, Steps.fatal("invalid_op_session", "abort", "This sign-in is over or never began."));
		}
		try {
			SignIn signIn = SignIn.start(this.services, flow, identifier.strip(), startToken);
			AuthSession session = new AuthSession(id, signIn, (operation != null) ? null : challenge, operation);
			if (!this.sessions.putIfRoom(id, session, SESSION_LIFETIME)) {
				throw SignInException.retryLater("too_many_sessions",
						"Too many sign-ins are under way. Try again later.");
			}
			return answer(session);
		}
		catch (SignInException ex) {
			return reply(id, this.steps.error(ex));
		}
	}

	private static SignInFlow flow(@Nullable String type) {
		for (SignInFlow flow : SignInFlow.values()) {
			if (flow.name().toLowerCase(Locale.ROOT).equals((type != null) ? type : "signin")) {
				return flow;
			}
		}
		throw AuthRequest.malformed("action.flowType is none of signin, signup and account_manage");
	}

	private Reply proceed(AuthRequest action) {
		String id = String.valueOf(action.session());
		AuthSession session = this.sessions.get(id);
		if (session == null) {
			return reply(id, Steps.fatal("session_expired", "restart_flow", "This sign-in is over. Begin again."));
		}
		try {
			apply(action, session.signIn());
			return answer(session);
		}
		catch (SignInException ex) {
			if (ex.action().isRetryable()) {
				this.sessions.put(id, session, SESSION_LIFETIME);
			}
			else {
				this.sessions.remove(id);
			}
			return reply(id, this.steps.error(ex));
		}
	}

	private static void apply(AuthRequest action, SignIn signIn) {
		switch (action.type()) {
			case "select_method" -> signIn.select(action.required("methodId"));
			case "submit_code" -> signIn.submitCode(action.required("code"));
			case "submit_totp" -> signIn.submitTotp(action.required("code"));
			case "submit_phone" -> signIn.submitPhone(action.required("phone"));
			case "resend" -> signIn.resend();
			case "poll" -> signIn.poll();
			case "cancel" -> signIn.cancel();
			default -> signIn.refuse(action.type());
		}
	}

	private Reply answer(AuthSession session) {
		SignIn.Result result = session.signIn().result();
		if (result == null) {
			Prompt prompt = session.signIn().prompt();
			this.sessions.put(session.id(), session, SESSION_LIFETIME);
			return reply(session.id(), this.steps.prompt(Objects.requireNonNull(prompt)));
		}
		if (this.sessions.remove(session.id()) == null) {
			return reply(session.id(), Steps.fatal("session_expired", "restart_flow", "This sign-in is over."));
		}
		Instant expiry = this.clock.instant().plus(AuthorizationCodes.LIFETIME);
		return reply(session.id(), this.steps.completed(code(session, result), expiry));
	}

	private String code(AuthSession session, SignIn.Result result) {
		if (session.operation() != null) {
			session.operation().complete(result);
			// The code that counts comes from /authorize/resume.
			return RandomText.token();
		}
		return this.codes.issue(new Grant(Grant.ANY_CLIENT, null, String.valueOf(session.codeChallenge()), null,
				result.subject(), result.authTime(), result.amr()), AuthorizationCodes.LIFETIME);
	}

	private Reply reply(String session, Map<String, Object> step) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("protocolVersion", 2);
		body.put("session", session);
		body.put("step", step);
		body.put("risk", "disabled");
		body.put("meta", Map.of("traceId", UUID.randomUUID().toString(), "expiresAt",
				Steps.time(this.clock.instant().plus(SESSION_LIFETIME))));
		Reply reply = Reply.json(200, body);
		return "error".equals(step.get("type")) ? reply.because("error step " + step.get("code")) : reply;
	}

}
