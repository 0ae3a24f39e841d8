package io.hawcx.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.sample.webapp.WebappApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JWTs of docs/apps.md in the sample.
 */
class OwnTokensTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final String SUBJECT = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	private static final JsonMapper JSON = new JsonMapper();

	private static ConfigurableApplicationContext application;

	private final HttpClient app = HttpClient.newHttpClient();

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(WebappApplication.class)
			.sources(OwnTokensConfiguration.class, Name.class)
			.run("--server.port=0", "--hawcx.login.code-handover.token.enabled=true",
					"--app.jwt-key=MDEyMzQ1Njc4OS0wMTIzNDU2Nzg5LTAxMjM0NTY3ODk=");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void givesAppsJwtsThatTheResourceServerTakes() throws Exception {
		String code = application.getBean(HawcxEmulator.class)
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).subject(SUBJECT));
		HttpResponse<String> reply = send(request("/login/hawcx/token").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString(JSON.writeValueAsString(Map.of("authCode", code, "codeVerifier", VERIFIER)))));
		JsonNode answer = JSON.readTree(reply.body());
		String token = answer.get("access_token").asString();
		assertThat(token.split("\\.")).hasSize(3);
		assertThat(answer.get("accessToken").asString()).isEqualTo(token);
		assertThat(answer.get("expires_in").asInt()).isEqualTo(900);
		assertThat(name(token).body()).isEqualTo(SUBJECT);
		assertThat(name(token + "x").statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> name(String token) throws Exception {
		return send(request("/name").header("Authorization", "Bearer " + token));
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(
				URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.app.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	/**
	 * Tells who is signed in.
	 */
	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Name {

		@GetMapping("/name")
		String name(Authentication user) {
			return user.getName();
		}

	}

}
