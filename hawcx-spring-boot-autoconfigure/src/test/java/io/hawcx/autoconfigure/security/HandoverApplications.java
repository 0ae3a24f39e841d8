package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The applications that codes are handed over to, on either web stack, and what all tests
 * of hand-over do.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HandoverApplications {

	static final String SUBJECT = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	private ContractApplication application;

	private ContractApplication strict;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded());
		this.strict = start(LoginContract.embedded("hawcx.login.code-handover.binding", "session"));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.strict.close();
	}

	ContractApplication application() {
		return this.application;
	}

	ContractApplication strict() {
		return this.strict;
	}

	int tokenRequests() {
		return this.application.emulator().requests().to("/oauth2/token").count();
	}

	String code(MintCodeRequest request) {
		return this.application.emulator().mintCode(request.subject(SUBJECT));
	}

	// The token alone: the other address that tells it begins a login as well.
	static JsonNode csrf(Visitor visitor) throws IOException {
		return JsonMapper.shared().readTree(visitor.body("/public/csrf"));
	}

	static HttpResponse<String> post(Visitor visitor, String type, String body) throws IOException {
		JsonNode csrf = csrf(visitor).get("csrf");
		return visitor.browser()
			.post("/login/hawcx", type, body, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	static HttpResponse<String> postChunked(Visitor visitor, String type, String body) throws IOException {
		JsonNode csrf = csrf(visitor).get("csrf");
		return visitor.browser()
			.postChunked("/login/hawcx", type, body, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	static String problem(HttpResponse<String> reply) {
		JsonNode body = JsonMapper.shared().readTree(reply.body());
		assertThat(body.get("success").asBoolean()).isFalse();
		assertThat(body.get("error")).isEqualTo(body.get("code"));
		return Visitor.problem(reply);
	}

	static int warnings(CapturedOutput output) {
		return (int) output.getAll()
			.lines()
			.filter((line) -> line.contains(" WARN ") && line.contains("Hawcx failed: "))
			.count();
	}

}
