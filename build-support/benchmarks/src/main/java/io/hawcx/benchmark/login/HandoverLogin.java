package io.hawcx.benchmark.login;

import java.io.IOException;
import java.util.Map;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A login by code hand-over: nonce, code, hand-over, page. Hawcx's own script would make
 * the code in the browser; here the emulator mints it.
 */
final class HandoverLogin implements Login {

	// The example of RFC 7636, appendix B.
	private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

	private final JsonMapper json = new JsonMapper();

	private final Browser browser;

	private final String application;

	private final JsonNode hawcx;

	HandoverLogin(Browser browser, String application, String credentials) {
		this.browser = browser;
		this.application = application;
		this.hawcx = this.json.readTree(credentials);
	}

	@Override
	public String signIn() throws IOException {
		Browser.Answer begun = this.browser.get(this.application + "/login/hawcx/start?nonce", "", 200);
		JsonNode start = this.json.readTree(begun.body());
		JsonNode csrf = start.get("csrf");
		Browser.Answer minted = this.browser.send(mint(start.get("nonce").asString()), "", 200);
		ClassicRequestBuilder handover = ClassicRequestBuilder.post(this.application + "/login/hawcx")
			.setHeader(csrf.get("headerName").asString(), csrf.get("token").asString())
			.setEntity(
					this.json.writeValueAsString(Map.of("code",
							this.json.readTree(minted.body()).get("code").asString(), "code_verifier", VERIFIER)),
					ContentType.APPLICATION_JSON);
		Browser.Answer done = this.browser.send(handover, begun.cookie(), 200);
		return this.browser.get(this.application + "/", done.cookie(), 200).body();
	}

	private ClassicRequestBuilder mint(String nonce) {
		String body = this.json.writeValueAsString(
				Map.of("sub", this.hawcx.get("subject").asString(), "aud", this.hawcx.get("client_id").asString(),
						"code_challenge", CHALLENGE, "code_challenge_method", "S256", "nonce", nonce));
		return ClassicRequestBuilder.post(this.hawcx.get("issuer").asString() + "/internal/mint-code")
			.setHeader("X-Consumer-Id", "benchmark")
			.setHeader("X-Config-Id", this.hawcx.get("config_id").asString())
			.setEntity(body, ContentType.APPLICATION_JSON);
	}

}
