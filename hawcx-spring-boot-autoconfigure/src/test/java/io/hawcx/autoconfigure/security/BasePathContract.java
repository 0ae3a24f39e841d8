package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every address below {@code /base}, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BasePathContract {

	private static final String STEP_UP = "/step-up/hawcx";

	private static final Map<String, String> CHANGE = Map.of("purpose", "change_phone_number", "new_phone_number",
			"+15555550199");

	private final Map<String, ContractApplication> applications = new LinkedHashMap<>();

	/**
	 * Return the properties that put an application below {@code /base}.
	 */
	abstract List<String> bases();

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		for (String base : bases()) {
			this.applications.put(base,
					start(LoginContract.embedded(base, "/base", "hawcx.login.page", "/public/page",
							"hawcx.step-up.enabled", "true", "hawcx.step-up.max-login-age", "5m",
							"hawcx.login.code-handover.token.enabled", "true")));
		}
	}

	@AfterAll
	void stop() {
		this.applications.values().forEach(ContractApplication::close);
	}

	@ParameterizedTest
	@MethodSource("bases")
	void redirectWhenApplicationHasBasePathThenGoesThroughHawcxAndBack(String base) throws IOException {
		Visitor visitor = this.applications.get(base).visitor();
		assertThat(path(visitor.redirect("/base/me"))).isEqualTo("/base/public/page");
		assertThat(visitor.body("/base/public/page")).isEqualTo("page");
		Map<String, String> asked = visitor.leaveForHawcx("/base/oauth2/authorization/hawcx");
		assertThat(path(asked.get("redirect_uri"))).isEqualTo("/base/login/oauth2/code/hawcx");
		assertThat(path(visitor.redirect("/base" + visitor.callback(asked)))).isEqualTo("/base/me");
		assertThat(visitor.status("/base/me")).isEqualTo(200);
		String failed = this.applications.get(base).visitor().redirect("/base/login/oauth2/code/hawcx?code=x&state=y");
		assertThat(path(failed)).isEqualTo("/base/public/page");
		HttpResponse<String> out = visitor.postPage(begin(visitor), "/base/logout", Map.of());
		assertThat(path(Browser.location(out))).isEqualTo("/base/public/page");
		asked = visitor.leaveForHawcx("/base/oauth2/authorization/hawcx");
		assertThat(path(visitor.redirect("/base" + visitor.callback(asked)))).isEqualTo("/base/");
	}

	@ParameterizedTest
	@MethodSource("bases")
	void handOverWhenApplicationHasBasePathThenIsBelowIt(String base) throws IOException {
		Visitor visitor = this.applications.get(base).visitor();
		JsonNode start = begin(visitor);
		HttpResponse<String> page = visitor.postPage(start, "/base/login/hawcx",
				Map.of("code", visitor.mint(visitor.code(start)), "code_verifier", Visitor.VERIFIER));
		assertThat(path(Browser.location(page))).isEqualTo("/base/");
		assertThat(visitor.status("/base/me")).isEqualTo(200);
		Visitor failing = this.applications.get(base).visitor();
		page = failing.postPage(begin(failing), "/base/login/hawcx",
				Map.of("code", "wrong", "code_verifier", Visitor.VERIFIER));
		assertThat(path(Browser.location(page))).isEqualTo("/base/public/page");
	}

	@ParameterizedTest
	@MethodSource("bases")
	void tokenWhenApplicationHasBasePathThenIsBelowIt(String base) throws IOException {
		ContractApplication application = this.applications.get(base);
		String code = application.emulator().mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER));
		HttpResponse<String> reply = application.visitor()
			.browser()
			.postJson("/base/login/hawcx/token", Map.of("code", code, "code_verifier", Visitor.VERIFIER));
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
		String token = JsonMapper.shared().readTree(reply.body()).get("access_token").asString();
		assertThat(application.visitor()
			.browser()
			.getAsScript("/base/me", "Authorization", "Bearer " + token)
			.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("bases")
	void stepUpWhenApplicationHasBasePathThenItsRuleHoldsAtEveryAddress(String base) throws IOException {
		Visitor visitor = this.applications.get(base).visitor();
		Instant now = Clock.systemUTC().instant();
		assertThat(signIn(visitor, now.minus(Duration.ofMinutes(6)))).isEqualTo(200);
		assertThat(startStepUp(visitor, "/base" + STEP_UP)).isEqualTo(401);
		for (String other : List.of(STEP_UP, "/base/base" + STEP_UP, "/base" + STEP_UP + "/", "/base/" + STEP_UP)) {
			assertThat(startStepUp(visitor, other)).as(other).isGreaterThanOrEqualTo(300);
		}
		assertThat(signIn(visitor, now)).isEqualTo(200);
		assertThat(startStepUp(visitor, "/base" + STEP_UP)).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("bases")
	void recentLoginWhenApplicationHasBasePathThenResumesBelowIt(String base) throws IOException {
		Visitor visitor = this.applications.get(base).visitor();
		Instant now = Clock.systemUTC().instant();
		assertThat(signIn(visitor, now.minus(Duration.ofMinutes(6)))).isEqualTo(200);
		assertThat(path(Browser.location(visitor.postPage(begin(visitor), "/base/guarded", Map.of()))))
			.isEqualTo("/base/public/page");
		JsonNode start = begin(visitor);
		HttpResponse<String> back = visitor.postPage(start, "/base/login/hawcx",
				Map.of("code", visitor.mint(visitor.code(start).authTime(now)), "code_verifier", Visitor.VERIFIER));
		assertThat(path(Browser.location(back))).isEqualTo("/base/resumed");
	}

	private static JsonNode begin(Visitor visitor) throws IOException {
		HttpResponse<String> reply = visitor.browser().getAsScript("/base/login/hawcx/start?nonce");
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(reply.body());
	}

	private static int signIn(Visitor visitor, Instant authTime) throws IOException {
		JsonNode start = begin(visitor);
		return visitor
			.postJson(start, "/base/login/hawcx", Map.of("code", visitor.mint(visitor.code(start).authTime(authTime)),
					"code_verifier", Visitor.VERIFIER))
			.statusCode();
	}

	private static int startStepUp(Visitor visitor, String path) throws IOException {
		return visitor.postJson(begin(visitor), path, CHANGE).statusCode();
	}

	private static String path(String address) {
		return URI.create(address).getPath();
	}

}
