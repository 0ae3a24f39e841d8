package io.hawcx.emulator.internal.dashboard;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTests {

	private final HawcxEmulator hawcx = HawcxEmulator.builder()
		.client(Client.publicClient("web").redirectUris("https://web.test/callback"))
		.start();

	private final Visitor visitor = new Visitor(this.hawcx);

	private final String user = this.hawcx.credentials().user();

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void showsClientsAndUsers() {
		this.hawcx.users().create("bob@example.com");
		this.hawcx.users().setMfaMethod("bob@example.com", MfaMethod.TOTP);
		assertThat(page()).contains(this.hawcx.baseUrl(), this.hawcx.credentials().configId(),
				this.hawcx.credentials().publicClientId(), this.hawcx.credentials().confidentialClientId(), "web",
				"https://web.test/callback", "any of this machine", "public", "confidential", this.user, "+15555550100",
				"bob@example.com", "totp, default");
	}

	@Test
	void showsCodesForFiveMinutes() {
		this.visitor.submit("/login", this.visitor.get(this.visitor.begin()).body(), Map.of("email", this.user));
		String code = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(page()).contains(code);
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		assertThat(page()).doesNotContain(code).contains("None in the last five minutes.");
	}

	@Test
	void showsRequestsWithTheReasonOfEachRefusal() {
		assertThat(page()).contains("None so far.");
		new Http(this.hawcx.baseUrl()).postForm("/oauth2/token", Map.of("client_id", "web"));
		new Bearer(this.hawcx).call("/v1/management/users/phone", Map.of("userid", "nobody@example.com"));
		new Http(this.hawcx.baseUrl()).get("/.well-known/jwks.json");
		String page = page();
		assertThat(page).contains("POST /oauth2/token", "No X-Config-Id header in the request", "client web",
				"POST /v1/management/users/phone", "user not found", "GET /.well-known/jwks.json");
		assertThat(page.indexOf("jwks.json")).as("newest first").isLessThan(page.indexOf("/oauth2/token"));
	}

	@Test
	void showsUsersAndClientsBeforeRequestsAndFoldsWhatWentWell() {
		new Http(this.hawcx.baseUrl()).get("/.well-known/jwks.json");
		new Http(this.hawcx.baseUrl()).get("/nowhere");
		String page = page();
		assertThat(page.indexOf("<h2>Users</h2>")).isBetween(0, page.indexOf("<h2>Clients</h2>"));
		assertThat(page.indexOf("<h2>Clients</h2>")).isLessThan(page.indexOf("<h2>Requests</h2>"));
		assertThat(page).containsPattern("<details class=\"entry\" open>\\s*<summary>.*404.* GET /nowhere")
			.containsPattern("<details class=\"entry\">\\s*<summary>.*200.* GET /.well-known/jwks.json");
	}

	@ParameterizedTest
	@CsvSource({ "refused, false, true, true", "2xx, true, false, false", "3xx, false, false, false",
			"4xx, false, true, false", "5xx, false, false, true", "other, true, true, true" })
	void filtersRequestsByStatus(String status, boolean keys, boolean nowhere, boolean broken) {
		this.hawcx.faults().on("/broken").status(503);
		List.of("/.well-known/jwks.json", "/nowhere", "/broken").forEach(new Http(this.hawcx.baseUrl())::get);
		String page = this.visitor.get("/emulator?status=" + status).body();
		assertThat(page.contains("GET /.well-known/jwks.json")).isEqualTo(keys);
		assertThat(page.contains("GET /nowhere")).isEqualTo(nowhere);
		assertThat(page.contains("GET /broken")).isEqualTo(broken);
		assertThat(page).containsOnlyOnce("aria-current=\"true\"");
	}

	@Test
	void showsNoSecret() {
		String callback = Visitor.location(this.visitor.get(Visitor.location(this.visitor.signIn(this.user))));
		Bearer bearer = new Bearer(this.hawcx);
		String startToken = bearer.startStepUp(this.user, "change_mfa_method", "new_mfa_method", "totp");
		String receipt = this.hawcx.completeStepUp(startToken);
		bearer.call("/v1/management/stepup/consume", Map.of("step_up_receipt", receipt));
		String page = page();
		String blob = this.hawcx.credentials().secretKey();
		Json.readObject(Base64Url.decode(blob.substring("hwx_sk_v1_".length()))).forEach((name, value) -> {
			if (name.endsWith("_priv")) {
				assertThat(page).doesNotContain((String) value);
			}
		});
		Map<String, Object> jwk = Json
			.readObject(this.hawcx.credentials().privateJwk().getBytes(StandardCharsets.UTF_8));
		assertThat(page).doesNotContain(blob.substring(10, 60), (String) jwk.get("d"), startToken, receipt)
			.doesNotContain(callback.substring(callback.indexOf("code=") + 5, callback.indexOf("&")))
			.doesNotContain(Visitor.VERIFIER);
	}

	@Test
	void isSmallAndWhereTheBaseUrlLeads() {
		HttpResponse<String> page = new Http(this.hawcx.baseUrl()).get("/emulator");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(16 * 1024);
		assertThat(Visitor.location(new Http(this.hawcx.baseUrl()).get("/"))).isEqualTo("/emulator");
		assertThat(new Http(this.hawcx.baseUrl()).postForm("/emulator", Map.of()).statusCode()).isEqualTo(405);
	}

	private String page() {
		return this.visitor.get("/emulator").body();
	}

}
