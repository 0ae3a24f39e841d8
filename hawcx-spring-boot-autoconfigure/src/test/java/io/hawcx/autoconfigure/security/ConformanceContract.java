package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Modules of the OpenID conformance suite for relying parties under their own names, as
 * complete logins by redirect on either web stack; {@code docs/conformance.md} lists
 * them.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceContract {

	static final String FAPI = "fapi2-security-profile-final-client-test";

	private MisbehavingProvider provider;

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	static List<ConformanceModule> idTokens() {
		return ConformanceModule.all();
	}

	@BeforeAll
	void start() {
		this.provider = new MisbehavingProvider();
		Map<String, Object> properties = new LinkedHashMap<>(this.provider.properties());
		// At WARN only the first few of a minute are there.
		properties.put("logging.level.io.hawcx.security.oauth2", "debug");
		this.application = start(properties);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.provider.close();
	}

	@BeforeEach
	void forgetRequests() {
		this.provider.forgetRequests();
	}

	private ConformanceVisit visit() {
		return new ConformanceVisit(this.provider, this.application);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("idTokens")
	void idTokenWhenReceivedThenIsJudged(ConformanceModule module, CapturedOutput log) throws IOException {
		ConformanceVisit visit = visit();
		HttpResponse<String> page = visit.signIn((token) -> module.spoil(token, this.provider));
		if (module.rule() == null) {
			visit.assertSignedIn();
		}
		else {
			visit.assertRefused(page, log, module.code(), module.rule());
		}
	}

	@DisplayName("oidcc-client-test-idtoken-sig-rs256")
	@ParameterizedTest
	@ValueSource(strings = { "RS256", "ES256", "ES512", "EdDSA" })
	void idTokenWhenSignedByAnnouncedAlgorithmThenSignsIn(String algorithm) throws IOException {
		ConformanceVisit visit = visit();
		visit.signIn((token) -> token.signedBy(this.provider.key(algorithm)));
		visit.assertSignedIn();
	}

	@DisplayName("oidcc-client-test-invalid-sig-rs256")
	@ParameterizedTest
	@ValueSource(strings = { "RS256", "ES256", "ES512", "EdDSA" })
	void idTokenWhenSignatureIsWrongThenIsRefused(String algorithm, CapturedOutput log) throws IOException {
		ConformanceVisit visit = visit();
		HttpResponse<String> page = visit
			.signIn((token) -> token.signedBy(this.provider.key(algorithm)).damageSignature());
		visit.assertRefused(page, log, "invalid_id_token", "its signature");
	}

	@Test
	@DisplayName(FAPI + "-happy-path")
	void loginWhenProviderIsGoodThenClientProvesItselfAndAsksNothingMore() throws IOException {
		assertSignsIn((reply) -> {
		});
		assertThat(this.provider.requestsTo("/token")).singleElement()
			.satisfies((request) -> assertThat(request.getBodyAsString()).contains("grant_type=authorization_code",
					"client_assertion=", "code_verifier=", "redirect_uri="));
		assertThat(this.provider.requestsTo("/userinfo")).isEmpty();
	}

	@Test
	@DisplayName(FAPI + "-token-endpoint-response-without-expires_in")
	void tokenReplyWhenWithoutExpiryThenSignsIn() throws IOException {
		assertSignsIn((reply) -> reply.remove("expires_in"));
	}

	@Test
	@DisplayName(FAPI + "-token-type-case-insensitivity")
	void tokenReplyWhenTypeIsInOtherCaseThenSignsIn() throws IOException {
		assertSignsIn((reply) -> reply.put("token_type", "bEaReR"));
	}

	private void assertSignsIn(Consumer<Map<String, Object>> replyChange) throws IOException {
		ConformanceVisit visit = visit();
		visit.signIn((token) -> {
		}, replyChange);
		visit.assertSignedIn();
	}

	@Test
	@DisplayName(FAPI + "-invalid-authorization-response-iss")
	void responseWhenIssuerIsAnotherThenIsRefused(CapturedOutput log) throws IOException {
		assertRefused((state) -> ConformanceVisit.response("c", state, "https://evil.example"), "invalid_issuer", log);
	}

	@Test
	@DisplayName(FAPI + "-remove-authorization-response-iss")
	void responseWhenIssuerIsMissingThenIsRefused(CapturedOutput log) throws IOException {
		assertRefused((state) -> ConformanceVisit.response("c", state, null), "invalid_issuer", log);
	}

	@Test
	@DisplayName(FAPI + "-ensure-authorization-response-with-invalid-state-fails")
	void responseWhenStateIsAnotherThenIsRefused(CapturedOutput log) throws IOException {
		assertRefused((state) -> ConformanceVisit.response("c", state + "x", this.provider.issuer()),
				"authorization_request_not_found", log);
	}

	private void assertRefused(UnaryOperator<String> response, String code, CapturedOutput log) throws IOException {
		ConformanceVisit visit = visit();
		String state = Browser.query(visit.authorizationRequest()).get("state");
		visit.assertRefused(visit.open(response.apply(state)), log, code, "[" + code + "]");
		assertThat(this.provider.requestsTo("/token")).isEmpty();
	}

	@Test
	@DisplayName(FAPI + "-ensure-authorization-response-with-invalid-missing-state-fails")
	void responseWhenStateIsMissingThenIsNoLogin() throws IOException {
		ConformanceVisit visit = visit();
		visit.authorizationRequest();
		visit.open(ConformanceVisit.response("c", null, this.provider.issuer()));
		visit.assertNotSignedIn();
		assertThat(this.provider.requestsTo("/token")).isEmpty();
	}

}
