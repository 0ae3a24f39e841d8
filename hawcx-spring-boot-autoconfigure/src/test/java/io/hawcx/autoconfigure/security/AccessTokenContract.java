package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.handover.HawcxLoginResponseBody;
import io.hawcx.security.token.FullMemory;
import io.hawcx.security.token.HawcxAccessTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens for apps without cookies, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class AccessTokenContract {

	private static final String SUBJECT = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	private static final String TOKEN = "/login/hawcx/token";

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	/**
	 * Start with a session repository that cookie sessions lie in as well.
	 */
	abstract ContractApplication startShared(Map<String, ?> properties);

	/**
	 * Start with a chain that has hand-over and a resource server.
	 */
	abstract ContractApplication startBesideResourceServer(Map<String, ?> properties);

	/**
	 * Write a session id as the stack's session cookie does.
	 */
	abstract String cookie(String sessionId);

	@BeforeAll
	void start() {
		this.application = start(properties());
	}

	private static Map<String, String> properties(String... more) {
		Map<String, String> properties = LoginContract.embedded(more);
		properties.put("hawcx.login.code-handover.token.enabled", "true");
		properties.put("hawcx.step-up.enabled", "true");
		properties.put("management.endpoints.web.exposure.include", "*");
		properties.put("management.httpexchanges.recording.include",
				"request-headers,authorization-header,cookie-headers,principal,session-id");
		return properties;
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	// No cookie jar is shared: each app is its own visitor.
	private Browser app() {
		return this.application.visitor().browser();
	}

	private String code() {
		return code(MintCodeRequest.forVerifier(Visitor.VERIFIER));
	}

	private String code(MintCodeRequest request) {
		return code(request, SUBJECT);
	}

	private String code(MintCodeRequest request, String subject) {
		return this.application.emulator().mintCode(request.subject(subject));
	}

	private static String body(String code) {
		return "{\"authCode\":\"" + code + "\",\"codeVerifier\":\"" + Visitor.VERIFIER + "\"}";
	}

	private static HttpResponse<String> post(Browser app, String body, String... headers) throws IOException {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("X-App", "test");
		for (int i = 0; i < headers.length; i += 2) {
			all.put(headers[i], headers[i + 1]);
		}
		return app.post(TOKEN, "application/json", body,
				all.entrySet()
					.stream()
					.flatMap((header) -> Stream.of(header.getKey(), header.getValue()))
					.toArray(String[]::new));
	}

	private String signIn() throws IOException {
		return token(post(app(), body(code())));
	}

	static String token(HttpResponse<String> reply) {
		assertThat(reply.statusCode()).isEqualTo(200);
		return JsonMapper.shared().readTree(reply.body()).get("access_token").asString();
	}

	private HttpResponse<String> get(String path, String token) throws IOException {
		return app().getAsScript(path, "Authorization", "Bearer " + token, "Accept", "text/html");
	}

	private static void assertRefused(HttpResponse<String> reply) {
		assertThat(Visitor.problem(reply)).isEqualTo("401 invalid_token");
		assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"authCode\":\"CODE\",\"codeVerifier\":\"VERIFIER\"}",
			"{\"authCode\":\"CODE\",\"codeVerifier\":\"VERIFIER\",\"identifier\":\"e@example.com\","
					+ "\"session\":\"auth_0123456789abcdef0123456789abcdef\"}",
			"{\"code\":\"CODE\",\"code_verifier\":\"VERIFIER\",\"email\":\"e@example.com\","
					+ "\"trace_id\":\"9b2f0a57-2b0e-4f6e-8a59-0d3c9f3f3f10\",\"expires_at\":\"2026-11-28T06:00:00.000000Z\"}" })
	void tokenWhenAskedForAsTheVendorsAppsDoThenIsGivenAndSignsIn(String body) throws IOException {
		HttpResponse<String> reply = post(app(), body.replace("VERIFIER", Visitor.VERIFIER).replace("CODE", code()));
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		JsonNode answer = JsonMapper.shared().readTree(reply.body());
		assertThat(answer.propertyNames()).containsSubsequence("access_token", "token_type", "expires_in",
				"accessToken", "success", "userId");
		assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
		assertThat(answer.get("expires_in").asLong()).isEqualTo(14 * 24 * 3600);
		assertThat(answer.get("accessToken")).isEqualTo(answer.get("access_token"));
		assertThat(answer.get("userId").asString()).isEqualTo(SUBJECT);
		HttpResponse<String> me = get("/me", answer.get("access_token").asString());
		assertThat(me.statusCode()).isEqualTo(200);
		assertThat(me.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void requestWhenByTokenThenFactorsRecentLoginAndPostsWorkWithoutCsrfToken() throws IOException {
		String token = signIn();
		assertThat(get("/factors", token).statusCode()).isEqualTo(200);
		assertThat(get("/guarded", token).body()).isEqualTo("guarded");
		assertThat(app().script("POST", "/guarded", "Authorization", "Bearer " + token).body()).isEqualTo("changed");
	}

	@Test
	void requestWhenAnsweredAsynchronouslyThenIsBySameUser() throws IOException {
		String user = this.application.emulator().credentials().user();
		String code = this.application.emulator().mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject(user));
		String token = token(post(app(), body(code)));
		assertThat(get("/async", token).statusCode()).isEqualTo(200);
	}

	@Test
	void sessionWhenOfATokenAndSentByCookieThenIsRefused() throws IOException {
		try (ContractApplication sharing = startShared(properties())) {
			String code = sharing.emulator().mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER));
			Browser app = sharing.visitor().browser();
			String token = token(post(app, body(code)));
			assertThat(app.getAsScript("/me", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
			String encoded = token.substring("hcx_".length(), token.indexOf('.'));
			String id = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
			HttpResponse<String> reply = sharing.visitor()
				.browser()
				.getAsScript("/me", "Cookie", "SESSION=" + cookie(id), "Accept", "text/html");
			assertThat(Visitor.problem(reply)).isEqualTo("401 invalid_token");
			Visitor visitor = sharing.visitor();
			assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
			assertThat(visitor.status("/me")).isEqualTo(200);
			assertThat(app.getAsScript("/me", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void postWhenByCookieThenStillNeedsTheCsrfToken() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		assertThat(visitor.browser().script("POST", "/guarded").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "hcx_", "hcx_YQ.x", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "" })
	void requestWhenTokenIsNoneThenIsRefusedAndTheCookieDoesNotHelp(String token) throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		assertThat(visitor.status("/me")).isEqualTo(200);
		assertRefused(visitor.browser().getAsScript("/me", "Authorization", "Bearer " + token, "Accept", "text/html"));
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@Test
	void requestWhenTokenIsHugeOrMadeUpThenIsRefused() throws IOException {
		assertRefused(get("/me", "hcx_" + "a".repeat(6000)));
		assertRefused(get("/me", UUID.randomUUID().toString()));
		String token = signIn();
		String forged = token.substring(0, token.length() - 43) + "A".repeat(43);
		assertRefused(get("/me", forged));
		assertRefused(get("/", forged));
	}

	@Test
	void requestWhenTokenStandsInTheAddressThenIsNotRead() throws IOException {
		String token = signIn();
		assertThat(app().get("/me?access_token=" + token).statusCode()).isEqualTo(302);
	}

	@Test
	void logoutWhenByTokenThenEndsItAndAnswersNoContent() throws IOException {
		String token = signIn();
		String other = signIn();
		HttpResponse<String> reply = app().script("POST", "/logout", "Authorization", "Bearer " + token);
		assertThat(reply.statusCode()).isEqualTo(204);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		assertRefused(get("/me", token));
		assertThat(get("/me", other).statusCode()).isEqualTo(200);
	}

	@Test
	void tokenWhenAskedForWithCookieAndOldTokenThenIsANewOneAndTheOthersStay() throws IOException {
		String old = signIn();
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		HttpResponse<String> reply = post(visitor.browser(), body(code()), "Authorization", "Bearer " + old);
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		String token = JsonMapper.shared().readTree(reply.body()).get("access_token").asString();
		assertThat(token).isNotEqualTo(old);
		assertThat(token.split("\\.")[0]).isNotEqualTo(old.split("\\.")[0]);
		assertThat(get("/me", old).statusCode()).isEqualTo(200);
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "OURS", "hcx_YQ.x", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "" })
	void handOverWhenSentWithABearerThenIsRefusedAndNothingChanges(String bearer) throws IOException {
		String token = bearer.equals("OURS") ? signIn() : bearer;
		Visitor visitor = this.application.visitor();
		JsonNode start = visitor.begin();
		String code = code();
		int before = exchanges();
		HttpResponse<String> reply = handOver(visitor, start, code, token);
		assertThat(Visitor.problem(reply)).isEqualTo("400 invalid_request");
		assertThat(exchanges()).isEqualTo(before);
		assertThat(visitor.status("/me")).isEqualTo(302);
		assertThat(get("/me", token).statusCode()).isEqualTo(bearer.equals("OURS") ? 200 : 401);
		assertThat(visitor.handOver(start, code).statusCode()).isEqualTo(200);
		assertThat(visitor.body("/me")).isEqualTo(SUBJECT);
	}

	private static HttpResponse<String> handOver(Visitor visitor, JsonNode start, String code, String bearer)
			throws IOException {
		JsonNode csrf = start.get("csrf");
		return visitor.browser()
			.postForm("/login/hawcx", Browser.form(Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER)),
					"Authorization", "Bearer " + bearer, "Accept", "text/html", csrf.get("headerName").asString(),
					csrf.get("token").asString());
	}

	private int exchanges() {
		return exchanges(this.application);
	}

	private static int exchanges(ContractApplication application) {
		return application.emulator().requests().to("/oauth2/token").count();
	}

	@Test
	void stepUpWhenByTokenThenThePhoneChangesAndTheStateIsTheTokens() throws IOException {
		String user = this.application.emulator().credentials().user();
		String[] bearer = { "Authorization", "Bearer " + signIn(user) };
		String number = "+15555550142";
		HttpResponse<String> started = app().postJson("/step-up/hawcx",
				Map.of("purpose", "change_phone_number", "new_phone_number", number), bearer);
		assertThat(started.statusCode()).isEqualTo(200);
		String startToken = JsonMapper.shared().readTree(started.body()).get("start_token").asString();
		Map<String, String> receipt = Map.of("purpose", "change_phone_number", "step_up_receipt",
				this.application.emulator().completeStepUp(startToken));
		HttpResponse<String> other = app().postJson("/step-up/hawcx/receipt", receipt, "Authorization",
				"Bearer " + signIn(user));
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(app().postJson("/step-up/hawcx/receipt", receipt, bearer).statusCode()).isEqualTo(204);
		assertThat(this.application.emulator().users().find(user).phone()).isEqualTo(number);
	}

	private String signIn(String subject) throws IOException {
		return token(post(app(), body(code(MintCodeRequest.forVerifier(Visitor.VERIFIER), subject))));
	}

	@Test
	void errorWhenRequestIsByTokenThenItsPageIsToldAndTheTokenStaysGood() throws IOException {
		String token = signIn();
		for (String method : new String[] { "GET", "POST" }) {
			HttpResponse<String> reply = app().script(method, "/broken", "Authorization", "Bearer " + token, "Accept",
					"application/json");
			assertThat(reply.statusCode()).isEqualTo(500);
			assertThat(JsonMapper.shared().readTree(reply.body()).get("path").asString()).isEqualTo("/broken");
			assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		}
		assertThat(get("/nowhere", token).statusCode()).isEqualTo(404);
		assertRefused(get("/broken", token + "x"));
		assertThat(get("/me", token).statusCode()).isEqualTo(200);
	}

	@Test
	void tokenWhenMemoryIsFullThenSaysWhenToAskAgainAndTheCodeIsNotSpent() throws IOException {
		HawcxAccessTokens tokens = this.application.bean(HawcxAccessTokens.class);
		String code = code();
		int before = exchanges();
		FullMemory full = FullMemory.of(tokens);
		try {
			assertFull(post(app(), body(code)));
			assertThat(exchanges()).isEqualTo(before);
		}
		finally {
			full.empty();
		}
		token(post(app(), body(code)));
	}

	@Test
	void tokenWhenMemoryIsFilledMeanwhileThenSaysWhenToAskAgain() throws IOException {
		Extras extras = this.application.bean(Extras.class);
		HawcxAccessTokens tokens = this.application.bean(HawcxAccessTokens.class);
		AtomicReference<FullMemory> full = new AtomicReference<>();
		extras.beforeReply.set(() -> full.set(FullMemory.of(tokens)));
		try {
			assertFull(post(app(), body(code())));
		}
		finally {
			extras.beforeReply.set(() -> {
			});
			full.get().empty();
		}
		signIn();
	}

	private static void assertFull(HttpResponse<String> reply) {
		assertThat(Visitor.problem(reply)).isEqualTo("503 temporarily_unavailable");
		assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 60);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void actuatorWhenTokensAreInUseThenShowsNone() throws IOException {
		String token = signIn();
		get("/me", token);
		get("/me?access_token=x", token);
		for (String endpoint : new String[] { "beans", "configprops", "env", "httpexchanges" }) {
			HttpResponse<String> reply = app().getAsScript("/actuator/" + endpoint, "Authorization", "Bearer " + token);
			assertThat(reply.statusCode()).as(endpoint).isEqualTo(200);
			assertThat(reply.body()).as(endpoint).hasSizeGreaterThan(100).doesNotContain(secret(token));
			assertThat(reply.body().contains("/me?")).as(endpoint).isEqualTo(endpoint.equals("httpexchanges"));
		}
	}

	private static String secret(String token) {
		return token.substring(token.indexOf('.') + 1);
	}

	@Test
	void requestWhenChainHasAResourceServerThenEachTakesItsOwnTokens() throws IOException {
		try (ContractApplication beside = startBesideResourceServer(properties("test.beside", "true"))) {
			Browser app = beside.visitor().browser();
			String theirs = ResourceServerKey.jwt("machine");
			String ours = token(post(app,
					body(beside.emulator().mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject(SUBJECT))),
					"Authorization", "Bearer " + theirs));
			assertThat(me(app, theirs).body()).isEqualTo("machine");
			assertThat(me(app, ours).body()).isEqualTo(SUBJECT);
			assertRefused(me(app, ours.substring(0, ours.length() - 43) + "A".repeat(43)));
			HttpResponse<String> foreign = me(app, theirs + "x");
			assertThat(foreign.statusCode()).isEqualTo(401);
			assertThat(foreign.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
			assertThat(foreign.body()).doesNotContain("success");
			Visitor visitor = beside.visitor();
			visitor.signInByHandOver();
			assertThat(me(visitor.browser(), theirs).body()).isEqualTo("machine");
			assertThat(Visitor.problem(handOver(visitor, visitor.begin(), "code", theirs)))
				.isEqualTo("400 invalid_request");
			assertThat(app.script("POST", "/logout", "Authorization", "Bearer " + ours).statusCode()).isEqualTo(204);
			assertRefused(me(app, ours));
		}
	}

	private static HttpResponse<String> me(Browser app, String token) throws IOException {
		return app.getAsScript("/me", "Authorization", "Bearer " + token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{}", "{\"authCode\":\"a\"}",
			"{\"authCode\":\"a\",\"codeVerifier\":\"too-short\"}",
			"{\"authCode\":\"a\",\"code\":\"b\",\"codeVerifier\":\"VERIFIER\"}" })
	void tokenWhenBodyIsMalformedThenIsRefusedBeforeAnythingIsSent(String body) throws IOException {
		int before = this.application.emulator().requests().to("/oauth2/token").count();
		HttpResponse<String> reply = post(app(), body.replace("VERIFIER", Visitor.VERIFIER));
		assertThat(Visitor.problem(reply)).isEqualTo("400 invalid_request");
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(this.application.emulator().requests().to("/oauth2/token").count()).isEqualTo(before);
	}

	@Test
	void tokenWhenBodyIsAFormThenIsRefused() throws IOException {
		HttpResponse<String> reply = app().postForm(TOKEN,
				Browser.form(Map.of("authCode", code(), "codeVerifier", Visitor.VERIFIER)), "Accept", "text/html");
		assertThat(Visitor.problem(reply)).isEqualTo("400 invalid_request");
	}

	@Test
	void tokenWhenAskedForThenIsInNoLog(CapturedOutput output) throws IOException {
		String token = signIn();
		get("/me", token);
		get("/me", token + "x");
		app().script("POST", "/logout", "Authorization", "Bearer " + token);
		get("/me", token);
		assertThat(output.getAll()).doesNotContain(token).doesNotContain(token.substring(token.indexOf('.')));
	}

	@Test
	void tokenWhenManyCodesWereRefusedThenTheNextIsNotTried(CapturedOutput output) throws IOException {
		try (ContractApplication limited = start(
				properties("hawcx.login.code-handover.token.failures-per-minute", "2"))) {
			Visitor visitor = limited.visitor();
			Browser app = visitor.browser();
			assertThat(handOver(visitor, visitor.begin(), "code", "x").statusCode()).isEqualTo(400);
			assertThat(output.getAll().split("A bearer token has no place")).hasSize(2);
			// Neither a body that cost no call to Hawcx counts, nor a success.
			for (int i = 0; i < 3; i++) {
				assertThat(Visitor.problem(post(app, "{}"))).isEqualTo("400 invalid_request");
				token(post(app, body(visitor.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER)))));
			}
			for (int i = 0; i < 2; i++) {
				assertThat(Visitor.problem(post(app, body("made-up")))).isEqualTo("401 invalid_grant");
			}
			int before = exchanges(limited);
			HttpResponse<String> reply = post(app, body("made-up"));
			assertThat(Visitor.problem(reply)).isEqualTo("429 too_many_attempts");
			assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 61);
			assertThat(exchanges(limited)).isEqualTo(before);
		}
	}

	@Test
	void tokenWhenLifetimeIsShorterThanIdleTimeThenExpiresInSaysSo() throws IOException {
		try (ContractApplication brief = start(properties("hawcx.login.code-handover.token.lifetime", "1h"))) {
			String code = brief.emulator().mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER));
			JsonNode answer = JsonMapper.shared().readTree(post(brief.visitor().browser(), body(code)).body());
			assertThat(answer.get("expires_in").asLong()).isEqualTo(3600);
		}
	}

	@Test
	void tokenWhenNotEnabledThenThereIsNoSuchAddressAndNoBean() throws IOException {
		try (ContractApplication plain = start(LoginContract.embedded())) {
			assertThat(post(plain.visitor().browser(), body("code")).statusCode()).isEqualTo(403);
			Visitor visitor = plain.visitor();
			assertThat(Visitor.problem(handOver(visitor, visitor.begin(), "code", "x")))
				.isEqualTo("400 invalid_request");
			assertThat(plain.beanNames())
				.noneMatch((name) -> name.toLowerCase(Locale.ROOT).contains("hawcxaccesstoken"));
		}
	}

	@Test
	void startWhenTokensAreEnabledThenNoSessionBeanIsPublished() {
		assertThat(this.application.beanNames()).noneMatch((name) -> name.contains("sessionRepository"));
	}

	/**
	 * What these tests need beside the contract's pages.
	 */
	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Extras {

		final AtomicReference<Runnable> beforeReply = new AtomicReference<>(() -> {
		});

		@RequestMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}

		@Bean
		InMemoryHttpExchangeRepository exchanges() {
			return new InMemoryHttpExchangeRepository();
		}

		@Bean
		HawcxLoginResponseBody responseBody() {
			return (login, defaults) -> {
				this.beforeReply.get().run();
				return defaults;
			};
		}

	}

}
