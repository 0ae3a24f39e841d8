package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user with a browser and an account at the emulator, who knows nothing of the web
 * stack that he meets.
 */
class Visitor {

	static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private final Browser browser;

	private final HawcxEmulator emulator;

	Visitor(Browser browser, HawcxEmulator emulator) {
		this.browser = browser;
		this.emulator = emulator;
	}

	Browser browser() {
		return this.browser;
	}

	int status(String path) throws IOException {
		return this.browser.get(path).statusCode();
	}

	String body(String path) throws IOException {
		return this.browser.get(path).body();
	}

	String redirect(String path) throws IOException {
		return Browser.location(this.browser.get(path));
	}

	/**
	 * Follow redirects within the application.
	 */
	HttpResponse<String> follow(HttpResponse<String> reply) throws IOException {
		HttpResponse<String> page = reply;
		for (int hops = 0; page.statusCode() / 100 == 3; hops++) {
			if (hops == 4) {
				throw new AssertionError("Goes in circles at " + page.uri());
			}
			page = this.browser.get(Browser.location(page));
		}
		return page;
	}

	Map<String, String> leaveForHawcx(String path) throws IOException {
		return Browser.query(redirect(path));
	}

	String callback(Map<String, String> asked) throws IOException {
		return callback(asked, this.emulator.credentials().user());
	}

	String callback(Map<String, String> asked, String subject) throws IOException {
		EmulatorCredentials credentials = this.emulator.credentials();
		String minted = new Browser(credentials.issuer())
			.postJson("/internal/mint-code",
					Map.of("tenant_id", "t", "sub", subject, "aud", asked.get("client_id"), "code_challenge",
							asked.get("code_challenge"), "code_challenge_method", "S256", "nonce", asked.get("nonce")),
					"X-Consumer-Id", "test", "X-Config-Id", credentials.configId())
			.body();
		return "/login/oauth2/code/hawcx?code=" + JsonMapper.shared().readTree(minted).get("code").asString()
				+ "&state=" + asked.get("state");
	}

	HttpResponse<String> signInByRedirect() throws IOException {
		return this.browser.get(callback(leaveForHawcx("/oauth2/authorization/hawcx")));
	}

	JsonNode nonce() throws IOException {
		return JsonMapper.shared().readTree(this.browser.getAsScript("/login/hawcx/start?nonce").body());
	}

	JsonNode begin() throws IOException {
		return JsonMapper.shared().readTree(this.browser.getAsScript("/login/hawcx/start").body());
	}

	MintCodeRequest code(JsonNode start) {
		return MintCodeRequest.forVerifier(VERIFIER)
			.subject(this.emulator.credentials().user())
			.nonce(start.get("nonce").asString());
	}

	String mint(MintCodeRequest code) {
		return this.emulator.mintCode(code);
	}

	HttpResponse<String> handOver(JsonNode start, MintCodeRequest code) throws IOException {
		return handOver(start, mint(code));
	}

	HttpResponse<String> handOver(JsonNode start, String code) throws IOException {
		return postJson(start, "/login/hawcx", Map.of("code", code, "code_verifier", VERIFIER));
	}

	HttpResponse<String> signInByHandOver() throws IOException {
		JsonNode start = nonce();
		return handOver(start, code(start));
	}

	HttpResponse<String> signInByHandOver(Instant authTime) throws IOException {
		JsonNode start = nonce();
		return handOver(start, code(start).authTime(authTime));
	}

	HttpResponse<String> postJson(JsonNode start, String path, Map<String, ?> body) throws IOException {
		JsonNode csrf = start.get("csrf");
		return this.browser.postJson(path, body, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	HttpResponse<String> postPage(JsonNode start, String path, Map<String, String> form) throws IOException {
		JsonNode csrf = start.get("csrf");
		Map<String, String> all = new LinkedHashMap<>(form);
		all.put(csrf.get("parameterName").asString(), csrf.get("token").asString());
		return this.browser.postForm(path, Browser.form(all), "Accept", "text/html");
	}

	static String problem(HttpResponse<String> reply) {
		return reply.statusCode() + " " + JsonMapper.shared().readTree(reply.body()).get("code").asString();
	}

}
