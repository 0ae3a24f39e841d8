package io.hawcx.sample.webapp;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The profile with two brands by plain HTTP. Not every machine's resolver knows the names
 * below localhost as browsers do, so that they are sent to its address; and one cookie is
 * good for all hosts then, as one of a common domain would be.
 */
@ActiveProfiles("brands")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrandsTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final JsonMapper json = JsonMapper.shared();

	private final HawcxEmulator hawcx;

	private final int port;

	BrandsTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.port = port;
	}

	@Test
	void showsAccountAtTheOwnBrandAloneWhenSignedIn() throws Exception {
		EmulatorTenant acme = this.hawcx.tenant("acme");
		String user = acme.credentials().user();
		acme.users().setMfaEnforcement(user, "always_on");
		assertThat(handOver(acme, "beta.localhost").statusCode()).isEqualTo(401);
		assertThat(handOver(acme, "acme.localhost").statusCode()).isEqualTo(200);
		assertThat(get("acme.localhost", "/account").body()).contains("id=\"brand\">Acme<", user)
			.containsPattern("value=\"always_on\"[^>]*checked");
		assertThat(get("acme.localhost", "/?max_age=600&tenant=acme").body()).contains("Please sign in once more",
				"/oauth2/authorization/acme?max_age=600\"");
		for (String other : new String[] { "beta.localhost", "localhost" }) {
			HttpResponse<String> account = get(other, "/account");
			assertThat(account.statusCode()).isEqualTo(302);
			assertThat(account.headers().firstValue("Location").orElseThrow()).endsWith("/");
			assertThat(get(other, "/").body()).doesNotContain(user);
		}
		assertThat(get("acme.localhost", "/account").body()).contains(user);
	}

	@Test
	void looksAsItsBrand() throws Exception {
		assertThat(get("acme.localhost", "/").body()).contains("<title>Sign in · Acme</title>", "Sign in to Acme",
				"/oauth2/authorization/acme\"", this.hawcx.tenant("acme").credentials().configId(),
				"/emulator?tenant=acme");
		assertThat(get("beta.localhost", "/").body()).contains("<title>Sign in · Beta Books</title>",
				"/oauth2/authorization/beta\"", this.hawcx.tenant("beta").credentials().configId());
		assertThat(get("acme.localhost", "/brand/style.css").body()).contains("--accent: #0b6b5d");
		assertThat(get("beta.localhost", "/brand/style.css").body()).contains("--accent: #8a3a9c");
		assertThat(get("beta.localhost", "/brand/icon.svg").body()).contains(">B</text>", "#8a3a9c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "nobody.localhost", "eu.acme.localhost", "acme.localhost.example" })
	void answers404WhenTheHostIsNobodys(String host) throws Exception {
		for (String path : new String[] { "/", "/brand/style.css", "/brand/icon.svg", "/oauth2/authorization/acme",
				"/login/hawcx/start" }) {
			HttpResponse<String> reply = get(host, path);
			assertThat(reply.statusCode()).as(path).isEqualTo(404);
			assertThat(reply.body()).doesNotContainIgnoringCase("acme")
				.doesNotContainIgnoringCase("beta")
				.doesNotContain("href=\"/\"");
		}
	}

	@Test
	void leadsToTheStartPageWhenAPageOfABrandIsMissing() throws Exception {
		HttpResponse<String> reply = get("acme.localhost", "/css/none.css");
		assertThat(reply.statusCode()).isEqualTo(404);
		assertThat(reply.body()).contains("Go to the start page", "href=\"/\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "red", "#12345", "#2f5bd0 } body { display: none" })
	void refusesWhatIsNoColour(String colour) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Brand("Acme", colour, "#ffffff"))
			.withMessageContaining("accent");
		assertThatIllegalArgumentException().isThrownBy(() -> new Brand("Acme", "#ffffff", colour))
			.withMessageContaining("accent-in-dark");
	}

	private HttpResponse<String> handOver(EmulatorTenant tenant, String host) throws Exception {
		JsonNode csrf = this.json.readTree(send(host, request("/login/hawcx/start")).body()).get("csrf");
		String body = this.json
			.writeValueAsString(Map.of("authCode", tenant.mintCode(VERIFIER, null), "codeVerifier", VERIFIER));
		return send(host,
				request("/login/hawcx").header("Content-Type", "application/json")
					.header(csrf.get("headerName").asString(), csrf.get("token").asString())
					.POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> get(String host, String path) throws IOException, InterruptedException {
		return send(host, request(path).header("Accept", "text/html"));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private HttpResponse<String> send(String host, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		return this.client.send(request.header("Host", host + ":" + this.port).timeout(Duration.ofSeconds(20)).build(),
				BodyHandlers.ofString());
	}

}
