package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser that is signed on meets, on the emulator's own clock.
 */
class SignOnTests {

	private static final int NOW = 1_800_000_000;

	private final HawcxEmulator hawcx = HawcxEmulator.builder()
		.clock(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC))
		.start();

	private final String user = this.hawcx.credentials().user();

	private final Visitor visitor = new Visitor(this.hawcx);

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@CsvSource({ "max_age,0,0", "max_age,300,300", "prompt,login,300", "prompt,select_account,300",
			"prompt,login consent,300" })
	void signsInAnewWithAFreshAuthTime(String name, String value, int later) throws Exception {
		signOn(Map.of());
		this.hawcx.clock().advance(Duration.ofSeconds(later));
		assertThat(signOn(Map.of(name, value))).isEqualTo(NOW + later - 1);
		assertThat(authTime(this.visitor.get(this.visitor.authorize(Map.of())))).isEqualTo(NOW + later - 1);
	}

	@ParameterizedTest
	@CsvSource({ "max_age,301", "prompt,none", "prompt,consent", "state,other" })
	void passesWithTheOldAuthTime(String name, String value) throws Exception {
		signOn(Map.of());
		this.hawcx.clock().advance(Duration.ofSeconds(300));
		assertThat(authTime(this.visitor.get(this.visitor.authorize(Map.of(name, value))))).isEqualTo(NOW - 1);
	}

	@Test
	void refusesToBeSilentWhenTheUserWouldHaveToSignIn() {
		assertThat(silent(Map.of())).contains("?error=login_required&").endsWith("&state=s1");
		this.visitor.signIn(this.user);
		assertThat(silent(Map.of())).contains("?code=");
		assertThat(silent(Map.of("max_age", "0"))).contains("?error=login_required&");
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		assertThat(silent(Map.of("max_age", "299"))).contains("?error=login_required&");
		this.visitor.forgetCookies();
		assertThat(silent(Map.of())).contains("?error=login_required&");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none login", "login none", "none consent" })
	void refusesToBeSilentAndToAsk(String prompt) {
		assertThat(silent(Map.of("prompt", prompt))).contains("?error=invalid_request&");
		this.visitor.signIn(this.user);
		assertThat(silent(Map.of("prompt", prompt))).contains("?error=invalid_request&");
	}

	@Test
	void leavesTheSignOnAsItWasWhenANewLoginIsNotFinished() throws Exception {
		signOn(Map.of());
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		String login = Visitor.location(this.visitor.get(this.visitor.authorize(Map.of("prompt", "login"))));
		this.visitor.submit("/login", this.visitor.get(login).body(), Map.of("email", this.user));
		assertThat(this.visitor.get(login.replace("/login?", "/authorize/resume?")).statusCode()).isEqualTo(400);
		assertThat(authTime(this.visitor.get(this.visitor.authorize(Map.of())))).isEqualTo(NOW - 1);
	}

	@Test
	void signsInAnotherUserInTheSameBrowser() throws Exception {
		this.hawcx.users().create("bob@example.com");
		signOn(Map.of());
		HttpResponse<String> done = signIn(Map.of("prompt", "login"), "bob@example.com");
		assertThat(claims(done)).containsEntry("email", "bob@example.com");
		assertThat(claims(this.visitor.get(this.visitor.authorize(Map.of())))).containsEntry("email",
				"bob@example.com");
	}

	@Test
	void endsAfterEightHours() {
		this.visitor.signIn(this.user);
		this.hawcx.clock().advance(Duration.ofHours(8).minusSeconds(1));
		assertThat(silent(Map.of())).contains("?code=");
		this.hawcx.clock().advance(Duration.ofSeconds(1));
		assertThat(silent(Map.of())).contains("?error=login_required&");
	}

	private String silent(Map<String, String> changes) {
		Map<String, String> all = new LinkedHashMap<>(Map.of("prompt", "none"));
		all.putAll(changes);
		return Visitor.location(this.visitor.get(this.visitor.authorize(all)));
	}

	private int signOn(Map<String, String> changes) throws Exception {
		return authTime(signIn(changes, this.user));
	}

	private HttpResponse<String> signIn(Map<String, String> changes, String email) {
		String login = Visitor.location(this.visitor.get(this.visitor.authorize(changes)));
		assertThat(login).startsWith("/login?op=");
		this.visitor.submit("/login", this.visitor.get(login).body(), Map.of("email", email));
		String resume = Visitor.location(this.visitor.submit("/login", this.visitor.get(login).body(),
				Map.of("code", String.valueOf(this.hawcx.latestCode(email)))));
		return this.visitor.get(resume);
	}

	private int authTime(HttpResponse<String> callback) throws Exception {
		return (int) claims(callback).get("auth_time");
	}

	private Map<String, Object> claims(HttpResponse<String> callback) throws Exception {
		String address = Visitor.location(callback);
		assertThat(address).startsWith(Visitor.REDIRECT_URI + "?code=");
		HttpResponse<String> exchanged = new Http(this.hawcx.baseUrl()).postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", this.hawcx.credentials().publicClientId(),
						"code", address.replaceFirst(".*[?]code=([^&]+).*", "$1"), "code_verifier", Visitor.VERIFIER,
						"redirect_uri", Visitor.REDIRECT_URI),
				"X-Config-Id", this.hawcx.credentials().configId());
		assertThat(exchanged.statusCode()).isEqualTo(200);
		return Json.readObject(JWSObject.parse((String) Http.json(exchanged).get("id_token")).getPayload().toBytes());
	}

}
