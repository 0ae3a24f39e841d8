package io.hawcx.sample.webflux;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through the sample by plain HTTP.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebfluxIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final HawcxEmulator hawcx;

	private final URI home;

	WebfluxIntegrationTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.home = URI.create("http://localhost:" + port);
	}

	@Test
	void homeWhenOpenedThenIsPublicWithStyles() throws Exception {
		assertThat(get("/").body()).contains("Sign in with Hawcx", "Sign in on this page", "@hawcx/core")
			.doesNotContain("could not be signed in");
		assertThat(get("/?error").body()).contains("You could not be signed in");
		assertThat(get("/css/style.css").body()).hasSizeBetween(1000, 8000);
		assertThat(get("/js/hand-over.js").body()).contains("/login/hawcx/start");
		assertThat(get("/favicon.svg").statusCode()).isEqualTo(200);
		assertThat(get("/css/none.css").body()).contains("There is no such page", "Go to the start page")
			.doesNotContain("Sign out");
		assertThat(json("/css/none.css").body()).startsWith("{").contains("404");
	}

	@Test
	void loginWhenByRedirectThenLeavesForHawcx() throws Exception {
		assertThat(location(get("/account"))).endsWith("/");
		assertThat(location(get("/oauth2/authorization/hawcx"))).startsWith(this.hawcx.baseUrl());
	}

	@Test
	void accountWhenSignedInThenShowsClaimsAndEnforcementUntilSignOut() throws Exception {
		String user = this.hawcx.credentials().user();
		this.hawcx.users().setMfaEnforcement(user, "always_on");
		JsonNode start = new JsonMapper().readTree(fetch("/login/hawcx/start?nonce").body());
		String code = this.hawcx.mintCode(VERIFIER, start.get("nonce").asString());
		assertThat(post("/login/hawcx", "code=" + code + "&code_verifier=" + VERIFIER + "&_csrf="
				+ encode(start.get("csrf").get("token").asString()))
			.statusCode()).isEqualTo(200);
		assertThat(location(get("/"))).endsWith("/account");
		HttpResponse<String> account = get("/account");
		assertThat(account.body()).contains(user, "urn:hawcx:pwdless:v1", "always_on");
		HttpResponse<String> nowhere = get("/nowhere");
		assertThat(nowhere.statusCode()).isEqualTo(404);
		assertThat(nowhere.body()).contains("There is no such page", "Go to your account", "Sign out");
		Matcher csrf = CSRF.matcher(nowhere.body());
		assertThat(csrf.find()).isTrue();
		assertThat(location(post("/logout", "_csrf=" + encode(csrf.group(1))))).endsWith("/?logout");
		assertThat(location(get("/account"))).endsWith("/");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.home.resolve(path)).header("Accept", "text/html,*/*"));
	}

	private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.home.resolve(path)));
	}

	private HttpResponse<String> json(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.home.resolve(path)).header("Accept", "application/json"));
	}

	private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.home.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String location(HttpResponse<?> reply) {
		return reply.headers().firstValue("Location").orElse("");
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
