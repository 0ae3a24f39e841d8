package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.request.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user meets who signs in and out, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class LoginContract {

	private static final Map<String, String> DEAD = Map.of("hawcx.base-url", "http://127.0.0.1:1", "hawcx.config-id",
			"config", "hawcx.client-id", "client", "hawcx.login.code-handover.enabled", "true");

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	static Map<String, String> embedded(String... more) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("hawcx.emulator.enabled", "true");
		properties.put("hawcx.login.code-handover.enabled", "true");
		properties.put("hawcx.login.permit-all", "/,/public/**");
		for (int i = 0; i < more.length; i += 2) {
			properties.put(more[i], more[i + 1]);
		}
		return properties;
	}

	@BeforeAll
	void start() {
		this.application = start(embedded());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	private Visitor visitor() {
		return this.application.visitor();
	}

	private String user() {
		return this.application.emulator().credentials().user();
	}

	@Test
	void publicPageWhenPermittedThenNeedsNoLogin() throws IOException {
		Visitor visitor = visitor();
		assertThat(visitor.body("/")).isEqualTo("page");
		assertThat(visitor.body("/public/page")).isEqualTo("page");
		assertThat(visitor.status("/me")).isEqualTo(302);
	}

	@Test
	void redirectWhenPageNeedsLoginThenGoesThroughHawcxAndBackToIt() throws IOException {
		Visitor visitor = visitor();
		String login = visitor.redirect("/me");
		assertThat(login).endsWith("/oauth2/authorization/hawcx");
		Map<String, String> asked = visitor.leaveForHawcx(login);
		assertThat(asked).containsKeys("state", "nonce", "code_challenge")
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("sdk_config_id", this.application.emulator().credentials().configId());
		HttpResponse<String> back = visitor.browser().get(visitor.callback(asked));
		assertThat(URI.create(Browser.location(back)).getPath()).isEqualTo("/me");
		assertThat(visitor.follow(back).body()).isEqualTo(user());
	}

	@Test
	void scriptWhenNotSignedInThenIsToldInsteadOfRedirected() throws IOException {
		Visitor visitor = visitor();
		for (String[] headers : new String[][] { { "Accept", "*/*", "Sec-Fetch-Mode", "cors" },
				{ "Accept", "application/json" }, { "Accept", "text/html", "X-Requested-With", "XMLHttpRequest" } }) {
			HttpResponse<String> reply = visitor.browser().getAsScript("/me", headers);
			assertThat(Visitor.problem(reply)).isEqualTo("401 login_required");
			assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		}
		assertThat(visitor.browser().getAsScript("/me", "Accept", "text/html", "Sec-Fetch-Mode", "navigate"))
			.extracting(HttpResponse::statusCode)
			.isEqualTo(302);
	}

	@Test
	void redirectWhenScriptsAndImagesWereAskedForMeanwhileThenLandsOnTheLastPage() throws IOException {
		Visitor visitor = visitor();
		visitor.status("/me");
		visitor.browser().getAsScript("/logo.png", "Accept", "image/*,*/*", "Sec-Fetch-Mode", "no-cors");
		visitor.browser().getAsScript("/.well-known/appspecific/com.chrome.devtools.json", "Accept", "*/*");
		visitor.browser().getAsScript("/factors", "Accept", "text/html", "Sec-Fetch-Mode", "cors");
		assertThat(URI.create(Browser.location(visitor.signInByRedirect())).getPath()).isEqualTo("/me");
	}

	@Test
	void redirectWhenMaxAgeIsAskedThenIsPassedOn() throws IOException {
		assertThat(visitor().leaveForHawcx("/oauth2/authorization/hawcx?max_age=300")).containsEntry("max_age", "300");
		assertThat(visitor().leaveForHawcx("/oauth2/authorization/hawcx?max_age=x")).doesNotContainKey("max_age");
	}

	@Test
	void redirectWhenStateIsWrongThenEndsOnPage() throws IOException {
		Visitor visitor = visitor();
		Map<String, String> asked = new LinkedHashMap<>(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		asked.put("state", "forged");
		assertFailed(visitor, visitor.callback(asked), "authorization_request_not_found");
	}

	@Test
	void callbackWhenReloadedThenItsUserGoesOnAndNobodyElse() throws IOException {
		Visitor visitor = visitor();
		String callback = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		visitor.status(callback);
		assertThat(URI.create(visitor.redirect(callback))).hasPath("/").hasNoQuery();
		assertThat(visitor.body("/me")).isEqualTo(user());
		assertFailed(visitor(), callback, "authorization_request_not_found");
	}

	@Test
	void redirectWhenBegunInTwoTabsThenBothFinishOnceEach() throws IOException {
		Visitor visitor = visitor();
		String first = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		String second = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		int before = this.application.emulator().requests().to("/oauth2/token").count();
		assertThat(visitor.redirect(first)).doesNotContain("error");
		assertThat(visitor.body("/me")).isEqualTo(user());
		assertThat(visitor.redirect(second)).doesNotContain("error");
		assertThat(visitor.body("/me")).isEqualTo(user());
		visitor.status(first);
		visitor.status(second);
		assertThat(this.application.emulator().requests().to("/oauth2/token").count()).isEqualTo(before + 2);
	}

	@Test
	void redirectWhenNineAreOpenThenTheOldestIsForgotten() throws IOException {
		Visitor visitor = visitor();
		String oldest = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		String next = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		for (int i = 0; i < 7; i++) {
			visitor.leaveForHawcx("/oauth2/authorization/hawcx");
		}
		assertFailed(visitor, oldest, "authorization_request_not_found");
		assertThat(visitor.redirect(next)).doesNotContain("error");
	}

	@Test
	void redirectWhenNonceIsWrongThenEndsOnPage() throws IOException {
		Visitor visitor = visitor();
		Map<String, String> asked = new LinkedHashMap<>(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		asked.put("nonce", "another");
		assertFailed(visitor, visitor.callback(asked), "invalid_nonce");
	}

	@Test
	void redirectWhenIssuerIsWrongThenEndsOnPageBeforeCodeIsRedeemed() throws IOException {
		Visitor visitor = visitor();
		String callback = visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
		Requests tokens = this.application.emulator().requests().to("/oauth2/token");
		int before = tokens.count();
		assertFailed(visitor, callback + "&iss=https%3A%2F%2Fevil.example", "invalid_issuer");
		assertThat(this.application.emulator().requests().to("/oauth2/token").count()).isEqualTo(before);
	}

	@Test
	void redirectWhenUserCancelsThenEndsOnPage() throws IOException {
		Visitor visitor = visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/hawcx");
		assertFailed(visitor, "/login/oauth2/code/hawcx?error=access_denied&state=" + asked.get("state"),
				"access_denied");
	}

	@Test
	void redirectWhenHawcxRefusesTheRequestThenLogNamesThePropertyAndThePageDoesNot(CapturedOutput output)
			throws IOException {
		Visitor visitor = visitor();
		String issuer = this.application.emulator().credentials().issuer();
		for (String[] wrong : new String[][] { { "sdk_config_id", "other", "(hawcx.config-id, sent as sdk_config_id)" },
				{ "scope", "email", "(hawcx.login.scope)" } }) {
			Map<String, String> asked = new LinkedHashMap<>(visitor.leaveForHawcx("/oauth2/authorization/hawcx"));
			asked.put(wrong[0], wrong[1]);
			String back = Browser.location(new Browser(issuer).get("/authorize?" + Browser.form(asked)));
			HttpResponse<String> page = visitor.follow(visitor.browser().get(back.substring(back.indexOf("/login/"))));
			assertThat(output).contains("Hawcx sent the browser back with this error and the words '", wrong[2]);
			assertThat(page.body()).contains("Sign-in failed").doesNotContain("hawcx.login.scope", "hawcx.config-id");
		}
	}

	@Test
	void redirectWhenCodeIsWrongThenEndsOnPage() throws IOException {
		Visitor visitor = visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/hawcx");
		assertFailed(visitor, "/login/oauth2/code/hawcx?code=made-up&state=" + asked.get("state"), "invalid_grant");
	}

	@Test
	void redirectWhenKeysRotateMeanwhileThenSignsIn() throws IOException {
		try (ContractApplication rotating = start(embedded())) {
			assertThat(rotating.visitor().signInByHandOver().statusCode()).isEqualTo(200);
			Visitor visitor = rotating.visitor();
			Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/hawcx");
			rotating.emulator().rotateKeys();
			visitor.status(visitor.callback(asked));
			assertThat(visitor.body("/me")).isEqualTo(rotating.emulator().credentials().user());
		}
	}

	@Test
	void redirectWhenHawcxOffersNoneThenEndsOnPage() throws IOException {
		try (ContractApplication lean = start(embedded("hawcx.emulator.discovery", "lean"))) {
			assertFailed(lean.visitor(), "/oauth2/authorization/hawcx", "redirect_not_offered");
			assertThat(lean.visitor().signInByHandOver().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void handOverWhenPostedAsJsonThenSignsIn() throws IOException {
		Visitor visitor = visitor();
		assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
		assertThat(visitor.body("/me")).isEqualTo(user());
	}

	@Test
	void handOverWhenPostedAsFormThenRedirectsToSavedPage() throws IOException {
		Visitor visitor = visitor();
		visitor.status("/me");
		JsonNode start = visitor.nonce();
		HttpResponse<String> reply = visitor.postPage(start, "/login/hawcx", Map.of("authCode",
				this.application.emulator().mintCode(visitor.code(start)), "codeVerifier", Visitor.VERIFIER));
		assertThat(reply.statusCode()).isEqualTo(302);
		assertThat(visitor.follow(reply).body()).isEqualTo(user());
	}

	@Test
	void handOverWhenNonceIsUsedAgainThenIsRefused() throws IOException {
		Visitor visitor = visitor();
		JsonNode start = visitor.nonce();
		assertThat(visitor.handOver(start, visitor.code(start)).statusCode()).isEqualTo(200);
		JsonNode again = visitor.nonce();
		assertThat(Visitor.problem(visitor.handOver(again, visitor.code(start)))).isEqualTo("401 invalid_nonce");
		assertThat(visitor.handOver(again, visitor.code(again)).statusCode()).isEqualTo(200);
	}

	@Test
	void handOverWhenNonceIsAnothersThenIsRefused() throws IOException {
		Visitor visitor = visitor();
		JsonNode start = visitor.nonce();
		assertThat(Visitor.problem(visitor.handOver(start, visitor.code(visitor().nonce()))))
			.isEqualTo("401 invalid_nonce");
		assertThat(visitor.status("/me")).isEqualTo(302);
	}

	@Test
	void handOverWhenCsrfTokenIsMissingThenIsForbidden() throws IOException {
		Visitor visitor = visitor();
		JsonNode start = visitor.nonce();
		String code = this.application.emulator().mintCode(visitor.code(start));
		HttpResponse<String> refused = visitor.browser()
			.postJson("/login/hawcx", Map.of("code", code, "code_verifier", Visitor.VERIFIER));
		assertThat(Visitor.problem(refused)).isEqualTo("403 invalid_csrf_token");
		assertThat(refused.body()).contains("\"success\":false").contains("\"error\":\"invalid_csrf_token\"");
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(visitor.handOver(start, code).statusCode()).isEqualTo(200);
	}

	@Test
	void handOverWhenCsrfTokenIsMissingElsewhereOrFromPageThenSpringSecurityAnswers() throws IOException {
		Visitor visitor = visitor();
		for (HttpResponse<String> refused : List.of(visitor.browser().postJson("/guarded", Map.of()),
				visitor.browser().postForm("/login/hawcx", "code=c", "Accept", "text/html"))) {
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.body()).doesNotContain("invalid_csrf_token");
		}
	}

	@Test
	void handOverWhenRequestIsMalformedThenIsRefused() throws IOException {
		Visitor visitor = visitor();
		JsonNode start = visitor.nonce();
		Map<String, String> good = Map.of("code", "c", "code_verifier", Visitor.VERIFIER);
		for (HttpResponse<String> reply : List.of(
				visitor.postJson(start, "/login/hawcx", Map.of("code_verifier", Visitor.VERIFIER)),
				visitor.postJson(start, "/login/hawcx?code=c", good),
				visitor.postJson(start, "/login/hawcx",
						Map.of("code", "c", "authCode", "d", "code_verifier", Visitor.VERIFIER)),
				visitor.postJson(start, "/login/hawcx",
						Map.of("code", "c".repeat(20_000), "code_verifier", Visitor.VERIFIER)))) {
			assertThat(Visitor.problem(reply)).isEqualTo("400 invalid_request");
			assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
			assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		}
	}

	@Test
	void handOverWhenItFailsThenSessionStaysAsItWas() throws IOException {
		Visitor visitor = visitor();
		visitor.signInByHandOver();
		assertThat(Visitor.problem(visitor.handOver(visitor.nonce(), "made-up"))).isEqualTo("401 invalid_grant");
		assertThat(visitor.body("/me")).isEqualTo(user());
	}

	@Test
	void loginWhenHawcxIsDownThenStartsAndSaysSo() throws IOException {
		try (ContractApplication dead = start(DEAD)) {
			assertFailed(dead.visitor(), "/oauth2/authorization/hawcx", "temporarily_unavailable");
			Visitor script = dead.visitor();
			assertThat(Visitor.problem(script.handOver(script.nonce(), "code")))
				.isEqualTo("503 temporarily_unavailable");
		}
	}

	@Test
	void loginWhenPageIsSetThenVisitorsFailuresAndSignOutsGoThere() throws IOException {
		try (ContractApplication paged = start(embedded("hawcx.login.page", "/"))) {
			Visitor visitor = paged.visitor();
			assertThat(URI.create(visitor.redirect("/me")).getPath()).isEqualTo("/");
			assertThat(visitor.redirect("/login/oauth2/code/hawcx?code=x&state=y")).endsWith("/?error");
			visitor.signInByHandOver();
			assertThat(Browser.location(visitor.postPage(visitor.nonce(), "/logout", Map.of()))).endsWith("/?logout");
		}
	}

	@Test
	void signInPageWhenOpenedThenIsOursInTheLanguageOfTheRequest() throws IOException {
		Browser browser = visitor().browser();
		for (String path : new String[] { "/login", "/login?logout", "/login?error" }) {
			HttpResponse<String> page = browser.getAsScript(path, "Accept", "text/html", "Accept-Language",
					"de-AT,en;q=0.5");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
			assertThat(page.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
			assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(page.body()).contains("<html lang=\"de\">", "href=\"/login/hawcx.css\"",
					"href=\"/oauth2/authorization/hawcx\">Mit Hawcx anmelden</a>");
		}
		HttpResponse<String> style = browser.getAsScript("/login/hawcx.css");
		assertThat(style.statusCode()).isEqualTo(200);
		assertThat(style.headers().firstValue("Content-Type")).get().asString().startsWith("text/css");
		assertThat(style.headers().firstValue("Cache-Control")).contains("max-age=3600");
		assertThat(style.body()).contains("prefers-color-scheme: dark").hasSizeLessThan(8000);
	}

	@Test
	void loginWhenDoneThenSessionIdAndCsrfTokenAreNew() throws IOException {
		for (boolean byRedirect : new boolean[] { true, false }) {
			Visitor visitor = visitor();
			JsonNode before = visitor.nonce();
			Map<String, String> cookies = visitor.browser().cookies();
			assertThat(byRedirect ? visitor.signInByRedirect().statusCode()
					: visitor.handOver(before, visitor.code(before)).statusCode())
				.isLessThan(400);
			assertThat(visitor.body("/me")).isEqualTo(user());
			assertThat(visitor.browser().cookies()).isNotEqualTo(cookies).hasSameSizeAs(cookies);
			assertThat(visitor.postPage(before, "/logout", Map.of()).statusCode()).isEqualTo(403);
		}
	}

	@Test
	void signOutWhenPostedThenSessionEnds() throws IOException {
		Visitor visitor = visitor();
		visitor.signInByHandOver();
		JsonNode token = visitor.nonce();
		HttpResponse<String> reply = visitor.postPage(token, "/logout", Map.of());
		assertThat(Browser.location(reply)).endsWith("/login?logout");
		assertThat(visitor.status("/me")).isEqualTo(302);
		assertThat(Visitor.problem(visitor.handOver(visitor.nonce(), visitor.code(token))))
			.isEqualTo("401 invalid_nonce");
	}

	@Test
	void managementWhenCalledFromControllerThenAnswers() throws IOException {
		Visitor visitor = visitor();
		visitor.signInByHandOver();
		assertThat(visitor.body("/async")).contains("mfa_enforcement");
	}

	private static void assertFailed(Visitor visitor, String path, String code) throws IOException {
		HttpResponse<String> page = visitor.follow(visitor.browser().get(path));
		assertThat(page.statusCode()).isEqualTo(code.equals("temporarily_unavailable") ? 503 : 200);
		assertThat(page.body()).contains("Sign-in failed", "<code>" + code + "</code>");
		assertThat(visitor.status("/me")).isEqualTo(302);
	}

}
