package io.hawcx.sample.webapp;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through the sample by plain HTTP, where there is no browser too.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebappIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private final JsonMapper json = new JsonMapper();

	private final HawcxEmulator hawcx;

	private final String user;

	private final Visitor visitor;

	WebappIntegrationTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.user = hawcx.credentials().user();
		this.visitor = new Visitor(URI.create("http://localhost:" + port));
	}

	@BeforeEach
	void forgetEnforcement() {
		this.hawcx.users().setMfaEnforcement(this.user, "default");
	}

	@Test
	void homeIsPublicWithStylesAndScript() {
		HttpResponse<String> home = this.visitor.get("/");
		assertThat(home.statusCode()).isEqualTo(200);
		assertThat(home.body()).contains("Sign in with Hawcx")
			.containsPattern("script-src &#39;self&#39; &#39;sha256-[^&]+&#39; " + this.hawcx.baseUrl() + ";")
			.doesNotContain("role=\"alert\">You could not");
		assertThat(this.visitor.get("/css/style.css").body()).hasSizeBetween(1000, 8000);
		assertThat(this.visitor.get("/js/login.js").statusCode()).isEqualTo(200);
		assertThat(this.visitor.get("/favicon.svg").statusCode()).isEqualTo(200);
	}

	@Test
	void accountIsRefusedWithoutLogin() {
		assertRefused();
	}

	@Test
	void signsInByRedirectAndManagesAndSignsOut() {
		HttpResponse<String> login = this.visitor.get("/oauth2/authorization/hawcx");
		assertThat(login.uri().toString()).startsWith(this.hawcx.baseUrl());
		HttpResponse<String> code = this.visitor.submit(login, Map.of("email", this.user));
		HttpResponse<String> account = this.visitor.submit(code, Map.of("code", this.hawcx.latestCode(this.user)));
		assertThat(account.uri().getPath()).isEqualTo("/account");
		useAccountAndSignOut(account);
	}

	@Test
	void signsInByHandOverAndManagesAndSignsOut() {
		JsonNode start = start();
		assertThat(handOver(start, mint(start)).statusCode()).isEqualTo(200);
		useAccountAndSignOut(this.visitor.get("/account"));
	}

	@Test
	void refusesHandOverOfWrongCode() {
		JsonNode start = start();
		assertThat(handOver(start, "made-up").statusCode()).isEqualTo(401);
		assertRefused();
	}

	@Test
	void refusesHandOverWithoutCsrfToken() {
		JsonNode start = start();
		assertThat(
				this.visitor.post("/login/hawcx", Map.of("code", mint(start), "code_verifier", VERIFIER)).statusCode())
			.isEqualTo(403);
		assertRefused();
	}

	@Test
	void showsFailedLogin() {
		HttpResponse<String> home = this.visitor.get("/login/oauth2/code/hawcx?code=forged&state=forged");
		assertThat(home.uri().getPath()).isEqualTo("/");
		assertThat(home.body()).contains("You could not be signed in");
	}

	@Test
	void showsAccountWhenEnforcementCannotBeRead() {
		JsonNode start = start();
		String code = this.hawcx
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).subject("stranger").nonce(start.get("nonce").asString()));
		assertThat(handOver(start, code).statusCode()).isEqualTo(200);
		assertThat(this.visitor.get("/account").body()).contains("stranger")
			.contains("without a verified e-mail address");
	}

	@Test
	void refusesEnforcementThatIsNoChoice() {
		JsonNode start = start();
		handOver(start, mint(start));
		HttpResponse<String> account = this.visitor.submit(this.visitor.get("/account"),
				Map.of("enforcement", "risk_based"));
		assertThat(account.body()).contains("none of the choices");
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("default");
	}

	@Test
	void asksToSignInAgainWhenTheLoginIsTooOldToSave() {
		JsonNode start = start();
		MintCodeRequest old = MintCodeRequest.forVerifier(VERIFIER).nonce(start.get("nonce").asString());
		handOver(start, this.hawcx.mintCode(old.authTime(Clock.systemUTC().instant().minus(Duration.ofMinutes(11)))));
		HttpResponse<String> page = this.visitor.submit(this.visitor.get("/account"),
				Map.of("enforcement", "always_on"));
		assertThat(page.uri().toString()).endsWith("/?max_age=600");
		assertThat(page.body()).contains("Sign in on this page", "Please sign in once more", "Sign out",
				"/oauth2/authorization/hawcx?max_age=600\"");
		JsonNode again = start();
		HttpResponse<String> renewed = handOver(again, mint(again));
		assertThat(this.json.readTree(renewed.body()).get("returnTo").asString()).contains("/account");
		HttpResponse<String> saved = this.visitor.submit(this.visitor.get("/account"),
				Map.of("enforcement", "always_on"));
		assertThat(saved.body()).contains("Your choice has been saved");
	}

	@Test
	void changesPhoneWithProof() {
		JsonNode start = start();
		handOver(start, mint(start));
		HttpResponse<String> account = this.visitor.get("/account");
		assertThat(account.body()).contains("data-page=\"" + this.hawcx.baseUrl() + "/step-up\"", "/js/step-up.js");
		JsonNode csrf = this.json.readTree(this.visitor.get("/step-up/hawcx").body()).get("csrf");
		String[] header = { csrf.get("headerName").asString(), csrf.get("token").asString() };
		HttpResponse<String> started = this.visitor.post("/step-up/hawcx",
				Map.of("purpose", "change_phone_number", "new_phone_number", "+15555550123"), header);
		String token = this.json.readTree(started.body()).get("start_token").asString();
		assertThat(
				this.visitor
					.post("/step-up/hawcx/receipt",
							Map.of("purpose", "change_phone_number", "step_up_receipt",
									this.hawcx.completeStepUp(token)),
							header)
					.statusCode())
			.isEqualTo(204);
		assertThat(this.hawcx.users().find(this.user).phone()).isEqualTo("+15555550123");
	}

	private void useAccountAndSignOut(HttpResponse<String> account) {
		assertThat(account.body()).contains(this.user, "urn:hawcx:pwdless:v1", "swk", "a code sent to you", "UTC",
				"second factor");
		assertThat(this.visitor.get("/nowhere").body()).contains("There is no such page", "Go to your account",
				"Sign out");
		HttpResponse<String> saved = this.visitor.submit(account, Map.of("enforcement", "always_on"));
		assertThat(saved.body()).contains("Your choice has been saved");
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("always_on");
		assertThat(this.visitor.submitHeader(saved).body()).contains("You are signed out");
		assertRefused();
	}

	private void assertRefused() {
		HttpResponse<String> reply = this.visitor.get("/account");
		assertThat(reply.uri().getPath()).isEqualTo("/");
		assertThat(reply.body()).contains("Sign in with Hawcx").doesNotContain(this.user);
	}

	private JsonNode start() {
		return this.json.readTree(this.visitor.fetch("/login/hawcx/start?nonce").body());
	}

	private String mint(JsonNode start) {
		return this.hawcx.mintCode(MintCodeRequest.forVerifier(VERIFIER).nonce(start.get("nonce").asString()));
	}

	private HttpResponse<String> handOver(JsonNode start, String code) {
		JsonNode csrf = start.get("csrf");
		return this.visitor.post("/login/hawcx", Map.of("code", code, "code_verifier", VERIFIER),
				csrf.get("headerName").asString(), csrf.get("token").asString());
	}

}
