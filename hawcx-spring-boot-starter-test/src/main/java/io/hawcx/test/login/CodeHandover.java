package io.hawcx.test.login;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.MintCodeRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs in as the page of an application does: its own login at Hawcx, then the
 * hand-over.
 */
final class CodeHandover {

	private static final String VERIFIER = "verifier-of-a-test-verifier-of-a-test-verifier";

	private final EmulatorTenant emulator;

	private final String clientId;

	private final String path;

	CodeHandover(EmulatorTenant emulator, String clientId, String path) {
		this.emulator = emulator;
		this.clientId = clientId;
		this.path = path;
	}

	void signIn(WebSession session, String email, UnaryOperator<MintCodeRequest> login) {
		JsonNode start = start(session);
		MintCodeRequest request = MintCodeRequest.forVerifier(VERIFIER)
			.clientId(this.clientId)
			.subject(this.emulator.users().create(email).subject());
		String code = this.emulator.mintCode(login.apply(request));
		JsonNode csrf = start.path("csrf");
		Map<String, String> headers = csrf.isObject()
				? Map.of(csrf.path("headerName").asString(), csrf.path("token").asString()) : Map.of();
		WebSession.Answer answer = session.post(this.path, Map.of("code", code, "code_verifier", VERIFIER), headers);
		if (answer.status() != 200) {
			throw new AssertionError("The application refused the hand-over of a login of " + email + " with status "
					+ answer.status() + ": " + answer.body());
		}
	}

	private JsonNode start(WebSession session) {
		WebSession.Answer answer = session.fetch(this.path + "/start");
		try {
			if (answer.status() == 200) {
				return JsonMapper.shared().readTree(answer.body());
			}
		}
		catch (JacksonException ex) {
			throw noHandover(answer, ex);
		}
		throw noHandover(answer, null);
	}

	private AssertionError noHandover(WebSession.Answer answer, @Nullable Exception cause) {
		return new AssertionError("GET " + this.path + "/start answered " + answer.status()
				+ " and no CSRF token: set hawcx.login.code-handover.enabled=true, or add hawcxCodeHandover() to the"
				+ " application's filter chain and its path as hawcx.login.code-handover.path.", cause);
	}

}
