package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.emulator.request.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code hand-over as Hawcx's frontends do it, on either web stack: how a login begins and
 * which codes a session takes, and what is told and logged.
 */
abstract class HandoverContract extends HandoverBodyContract {

	@Test
	void handOverWhenDoneThenTellsTheNewCsrfTokenAndThePageThatAskedForIt() throws IOException {
		Visitor visitor = application().visitor();
		visitor.status("/me?tab=2");
		HttpResponse<String> reply = visitor.handOver(csrf(visitor),
				code(MintCodeRequest.forVerifier(Visitor.VERIFIER)));
		JsonNode answer = JsonMapper.shared().readTree(reply.body());
		assertThat(answer.get("returnTo").asString()).startsWith("/me?tab=2");
		assertThat(visitor.postJson(answer, "/guarded", Map.of()).statusCode()).isEqualTo(200);
	}

	@Test
	void startWhenFetchedThenTellsChallengeAndCsrfTokenAndKeepsTheVerifier() throws IOException {
		HttpResponse<String> reply = application().visitor().browser().getAsScript("/login/hawcx/start");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		JsonNode start = JsonMapper.shared().readTree(reply.body());
		assertThat(start.propertyNames()).containsExactly("codeChallenge", "codeChallengeMethod", "csrf");
		assertThat(start.get("codeChallenge").asString()).matches("[A-Za-z0-9_-]{43}");
		assertThat(start.get("codeChallengeMethod").asString()).isEqualTo("S256");
		assertThat(start.get("csrf").propertyNames()).containsExactly("headerName", "token", "parameterName",
				"parameterToken");
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Mode,navigate,Sec-Fetch-Site,none", "Sec-Purpose,prefetch;prerender,Sec-Fetch-Site,none",
			"Sec-Fetch-Mode,cors,Sec-Fetch-Site,cross-site", "Origin,https://evil.example,Sec-Fetch-Site,same-site",
			"X-Nothing,x,Accept,text/html" })
	void startWhenOpenedAsPageOrFromElsewhereThenIsRefused(String name, String value, String second, String other)
			throws IOException {
		HttpResponse<String> reply = application().visitor()
			.browser()
			.getAsScript("/login/hawcx/start", name, value, second, other);
		assertThat(problem(reply)).isEqualTo("403 start_refused");
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void handOverWhenSessionBeganTheLoginThenItsVerifierIsUsed() throws IOException {
		Visitor visitor = strict().visitor();
		JsonNode start = visitor.begin();
		String code = strict().emulator()
			.mintCode(MintCodeRequest.forChallenge(start.get("codeChallenge").asString()).subject(SUBJECT));
		HttpResponse<String> reply = visitor.postJson(start, "/login/hawcx",
				Map.of("authCode", code, "codeVerifier", ""));
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(problem(visitor.postJson(JsonMapper.shared().readTree(reply.body()), "/login/hawcx",
				Map.of("authCode", code, "codeChallenge", start.get("codeChallenge").asString()))))
			.isEqualTo("400 invalid_challenge");
	}

	@Test
	void handOverWhenSeveralLoginsAreOpenThenTheChallengeTellsThemApart() throws IOException {
		Visitor visitor = strict().visitor();
		JsonNode first = visitor.begin();
		JsonNode second = visitor.begin();
		String code = strict().emulator()
			.mintCode(MintCodeRequest.forChallenge(first.get("codeChallenge").asString()).subject(SUBJECT));
		assertThat(problem(visitor.postJson(second, "/login/hawcx", Map.of("authCode", code))))
			.isEqualTo("400 challenge_required");
		assertThat(visitor
			.postJson(second, "/login/hawcx",
					Map.of("authCode", code, "codeChallenge", first.get("codeChallenge").asString()))
			.statusCode()).isEqualTo(200);
	}

	@Test
	void handOverWhenNineLoginsWereBegunThenTheOldestIsForgotten() throws IOException {
		Visitor visitor = application().visitor();
		List<JsonNode> starts = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			starts.add(visitor.begin());
		}
		assertThat(problem(visitor.postJson(starts.get(8), "/login/hawcx",
				Map.of("authCode", "code", "codeChallenge", starts.get(0).get("codeChallenge").asString()))))
			.isEqualTo("400 invalid_challenge");
	}

	@Test
	void handOverWhenChallengeIsAnothersOrNotTheVerifiersThenIsRefusedBeforeTheCodeIsSpent() throws IOException {
		Visitor visitor = application().visitor();
		JsonNode start = visitor.begin();
		String others = application().visitor().begin().get("codeChallenge").asString();
		int before = tokenRequests();
		assertThat(
				problem(visitor.postJson(start, "/login/hawcx", Map.of("authCode", "code", "codeChallenge", others))))
			.isEqualTo("400 invalid_challenge");
		assertThat(problem(visitor.postJson(start, "/login/hawcx",
				Map.of("authCode", "code", "codeVerifier", Visitor.VERIFIER, "codeChallenge", others))))
			.isEqualTo("400 invalid_challenge");
		assertThat(tokenRequests()).isEqualTo(before);
	}

	@Test
	void handOverWhenOnlyCodesOfTheSessionAreTakenThenThePagesVerifierIsNotEnough() throws IOException {
		Visitor visitor = strict().visitor();
		MintCodeRequest bare = MintCodeRequest.forVerifier(Visitor.VERIFIER);
		assertThat(problem(visitor.handOver(csrf(visitor), bare))).isEqualTo("400 invalid_challenge");
		JsonNode start = visitor.nonce();
		assertThat(problem(visitor.handOver(start, bare))).isEqualTo("401 invalid_nonce");
		assertThat(visitor.handOver(start, bare.nonce(start.get("nonce").asString())).statusCode()).isEqualTo(200);
	}

	@Test
	void handOverWhenNonceIsNotTheSessionsThenIsRefused() throws IOException {
		Visitor visitor = application().visitor();
		MintCodeRequest request = MintCodeRequest.forVerifier(Visitor.VERIFIER);
		assertThat(problem(visitor.handOver(csrf(visitor), request.nonce("unasked")))).isEqualTo("401 invalid_nonce");
		visitor.nonce();
		assertThat(problem(visitor.handOver(csrf(visitor), request.nonce("another")))).isEqualTo("401 invalid_nonce");
		assertThat(visitor.status("/me")).isEqualTo(302);
		assertThat(visitor.handOver(csrf(visitor), MintCodeRequest.forVerifier(Visitor.VERIFIER)).statusCode())
			.isEqualTo(200);
	}

	@Test
	void handOverWhenTenCodesWereRefusedThenTheNextIsNotTriedAndTheLoginStays() throws IOException {
		Visitor visitor = application().visitor();
		visitor.signInByHandOver();
		JsonNode csrf = csrf(visitor);
		for (int i = 0; i < 10; i++) {
			assertThat(problem(visitor.handOver(csrf, "made-up"))).isEqualTo("401 invalid_grant");
		}
		int before = tokenRequests();
		HttpResponse<String> reply = visitor.handOver(csrf, "made-up");
		assertThat(problem(reply)).isEqualTo("429 too_many_attempts");
		assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 600);
		assertThat(tokenRequests()).isEqualTo(before);
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@Test
	void handOverWhenAddressHasFailedTooOftenThenItsNextSessionsWaitToo() throws IOException {
		try (ContractApplication bounded = start(
				LoginContract.embedded("hawcx.login.code-handover.failures-per-minute", "2"))) {
			Requests tokens = bounded.emulator().requests().to("/oauth2/token");
			for (int i = 0; i < 2; i++) {
				Visitor visitor = bounded.visitor();
				assertThat(problem(visitor.handOver(csrf(visitor), "made-up"))).isEqualTo("401 invalid_grant");
			}
			int before = tokens.count();
			for (int i = 0; i < 20; i++) {
				Visitor visitor = bounded.visitor();
				HttpResponse<String> reply = visitor.handOver(csrf(visitor), "made-up");
				assertThat(problem(reply)).isEqualTo("429 too_many_attempts");
				assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 61);
			}
			assertThat(bounded.emulator().requests().to("/oauth2/token").count()).isEqualTo(before);
		}
	}

	@Test
	void handOverWhenHawcxIsDownThenSaysWhenToAskAgain() throws IOException {
		try (ContractApplication dead = start(Map.of("hawcx.base-url", "http://127.0.0.1:1", "hawcx.config-id", "c",
				"hawcx.client-id", "i", "hawcx.login.code-handover.enabled", "true"))) {
			Visitor visitor = dead.visitor();
			HttpResponse<String> reply = visitor.handOver(visitor.begin(), "code");
			assertThat(problem(reply)).isEqualTo("503 temporarily_unavailable");
			assertThat(Integer.parseInt(reply.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 60);
			Visitor redirected = dead.visitor();
			HttpResponse<String> page = redirected.follow(redirected.browser().get("/oauth2/authorization/hawcx"));
			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.body()).contains("Sign-in failed", "temporarily_unavailable");
			assertThat(Integer.parseInt(page.headers().firstValue("Retry-After").orElse(""))).isBetween(1, 60);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void logWhenAThousandRequestsFailThenHasTenLinesAtMost(boolean byRedirect, CapturedOutput output)
			throws IOException {
		try (ContractApplication attacked = start(LoginContract.embedded())) {
			Visitor visitor = attacked.visitor();
			JsonNode csrf = csrf(visitor);
			int before = warnings(output);
			for (int i = 0; i < 1000; i++) {
				if (byRedirect) {
					assertThat(visitor.status("/login/oauth2/code/hawcx?code=c&state=s")).isEqualTo(302);
				}
				else {
					assertThat(visitor.postJson(csrf, "/login/hawcx", Map.of("authCode", "")).statusCode())
						.isEqualTo(400);
				}
			}
			assertThat(warnings(output) - before).isBetween(1, 10);
		}
	}

	@Test
	void logWhenHawcxRefusesACodeThenNamesItsRequestAndTheReplyDoesNot(CapturedOutput output) throws IOException {
		try (ContractApplication fresh = start(LoginContract.embedded())) {
			Visitor visitor = fresh.visitor();
			HttpResponse<String> reply = visitor.postJson(csrf(visitor), "/login/hawcx",
					Map.of("authCode", "unknown", "codeVerifier", Visitor.VERIFIER));
			assertThat(reply.statusCode()).isEqualTo(401);
			String line = output.getAll()
				.lines()
				.filter((logged) -> logged.contains("Code hand-over from Hawcx failed: "))
				.reduce("", (one, next) -> next);
			assertThat(line).containsPattern("\\[request id [A-Za-z0-9_-]+\\]");
			String id = line.replaceFirst(".*\\[request id ([^]]+)].*", "$1");
			assertThat(reply.body()).doesNotContain(id, "request id");
			assertThat(reply.headers().firstValue("X-Request-Id")).isEmpty();
		}
	}

}
