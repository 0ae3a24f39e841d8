package io.hawcx.emulator;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.oidc.Pkce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostedLoginTests {

	private static final String VERIFIER = "v".repeat(43);

	private static final String REDIRECT_URI = "http://localhost:8080/login/oauth2/code/hawcx";

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final String user = this.hawcx.credentials().user();

	private final Http http = new Http(this.hawcx.baseUrl());

	private String cookie = "none=1";

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void signsInByRedirect() throws Exception {
		HttpResponse<String> parked = get(authorize(Map.of()));
		assertThat(parked.statusCode()).isEqualTo(302);
		assertThat(location(parked)).startsWith("/login?op=")
			.contains("&client_id=" + this.hawcx.credentials().publicClientId())
			.endsWith("&sdk_config_id=" + this.hawcx.credentials().configId());
		assertThat(parked.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("hawcx_emulator_")
			.contains("HttpOnly", "SameSite=Lax");
		String callback = signIn(location(parked));
		assertThat(callback).startsWith(REDIRECT_URI + "?code=").endsWith("&state=s%2F1");
		Map<String, Object> claims = claims(parameter(callback, "code"));
		assertThat(claims).containsEntry("nonce", "n-1").containsEntry("email", this.user);
		assertThat((String) claims.get("sub")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
	}

	@Test
	void namesItselfInItsAnswersWhenAsked() {
		try (HawcxEmulator naming = HawcxEmulator.builder().responseIssuer(true).start()) {
			Http there = new Http(naming.baseUrl());
			assertThat(Http.json(there.get("/.well-known/openid-configuration")))
				.containsEntry("authorization_response_iss_parameter_supported", true);
			String query = authorize(Map.of("prompt", "none", "client_id", naming.credentials().publicClientId(),
					"sdk_config_id", naming.credentials().configId()));
			assertThat(location(there.get(query))).contains("error=login_required")
				.endsWith("&iss=" + naming.baseUrl().replace(":", "%3A").replace("/", "%2F"));
			assertThat(location(there.get(query.replace("prompt=none", "prompt=login")))).startsWith("/login?")
				.doesNotContain("iss=");
		}
		assertThat(this.http.get("/.well-known/openid-configuration").body()).doesNotContain("iss_parameter");
		assertThat(location(get(authorize(Map.of("prompt", "none"))))).doesNotContain("iss=");
	}

	@Test
	void passesAtOnceWithTheOldAuthTimeWhenSignedOn() throws Exception {
		signIn(location(get(authorize(Map.of()))));
		long signedOn = this.clock.instant().getEpochSecond() - 1;
		this.clock.advance(Duration.ofMinutes(10));
		HttpResponse<String> passed = get(authorize(Map.of("max_age", "601")));
		assertThat(claims(parameter(location(passed), "code"))).containsEntry("auth_time", (int) signedOn);
	}

	@ParameterizedTest
	@CsvSource({ "max_age,600", "max_age,0", "prompt,login" })
	void asksAgainWhenTheSignOnIsTooOldOrALoginIsWanted(String name, String value) {
		signIn(location(get(authorize(Map.of()))));
		this.clock.advance(Duration.ofMinutes(10));
		assertThat(location(get(authorize(Map.of(name, value))))).startsWith("/login?");
	}

	@Test
	void answersLoginRequiredWhenNoPromptIsAllowed() {
		assertThat(location(get(authorize(Map.of("prompt", "none"))))).startsWith(REDIRECT_URI)
			.contains("error=login_required");
	}

	@ParameterizedTest
	@CsvSource({ "client_id,other", "client_id,''", "redirect_uri,''", "redirect_uri,https://evil.example/",
			"redirect_uri,http://localhost.evil.example/", "redirect_uri,http://localhost@evil.example/",
			"redirect_uri,http://user@localhost/", "redirect_uri,//evil.example/", "redirect_uri,javascript:alert(1)",
			"redirect_uri,http://localhost/#fragment" })
	void showsAnErrorPageWhenClientOrRedirectUriIsWrong(String name, String value) {
		HttpResponse<String> response = get(authorize(Map.of(name, value)));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.body()).contains("role=\"alert\"", "<html lang=\"en\">");
	}

	@ParameterizedTest
	@CsvSource({ "response_type,'',invalid_request", "response_type,token,unsupported_response_type",
			"scope,profile,invalid_scope", "code_challenge,'',invalid_request",
			"code_challenge_method,plain,invalid_request", "code_challenge_method,'',invalid_request",
			"sdk_config_id,other,invalid_request", "max_age,old,invalid_request",
			"response_mode,fragment,invalid_request" })
	void sendsOtherErrorsBackWithTheState(String name, String value, String error) {
		HttpResponse<String> response = get(authorize(Map.of(name, value)));
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(location(response)).startsWith(REDIRECT_URI + "?error=" + error + "&error_description=")
			.endsWith("&state=s%2F1");
	}

	@Test
	void bindsTheCodeToTheRedirectUri() {
		String code = parameter(signIn(location(get(authorize(Map.of())))), "code");
		assertThat(exchange(code, null).body()).contains("invalid_grant", "redirect_uri");
		assertThat(exchange(code, "http://localhost:8080/other").body()).contains("invalid_grant", "redirect_uri");
		assertThat(exchange(code, REDIRECT_URI).statusCode()).isEqualTo(200);
	}

	@Test
	void escapesWhatIsTyped() {
		String login = location(get(authorize(Map.of())));
		HttpResponse<String> response = submit(get(login).body(), Map.of("email", "\"><script>alert(1)</script>"));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).doesNotContain("<script>alert").contains("&lt;script&gt;", "role=\"alert\"");
		assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("default-src 'none'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
	}

	@Test
	void refusesAFormWithoutItsTokenOrFromAnotherBrowser() {
		String login = location(get(authorize(Map.of())));
		String page = get(login).body();
		assertThat(submit(page, Map.of("email", this.user, "csrf", "other")).statusCode()).isEqualTo(403);
		this.cookie = "none=1";
		assertThat(submit(page, Map.of("email", this.user)).statusCode()).isEqualTo(403);
		assertThat(get(login).statusCode()).isEqualTo(403);
	}

	@Test
	void refusesAWrongCodeAndGivesUpAfterFive() {
		String login = location(get(authorize(Map.of())));
		submit(get(login).body(), Map.of("email", this.user));
		String page = get(login).body();
		String wrong = "000000".equals(this.hawcx.latestCode(this.user)) ? "000001" : "000000";
		for (int attempt = 1; attempt < 5; attempt++) {
			assertThat(submit(page, Map.of("code", wrong)).body()).contains("That is not the right code.");
		}
		assertThat(submit(page, Map.of("code", wrong)).body()).contains("Too many wrong codes. Ask for a new one.");
		assertThat(get(login).body()).contains("E-mail address");
	}

	@Test
	void resumesOnlyOnceAndOnlyWhenDone() {
		String login = location(get(authorize(Map.of())));
		String resume = login.replace("/login?", "/authorize/resume?");
		assertThat(get(resume).statusCode()).isEqualTo(400);
		signIn(login);
		assertThat(get(resume).statusCode()).isEqualTo(400);
	}

	@Test
	void answersNoAuthorizationEndpointWhenLean() {
		try (HawcxEmulator lean = HawcxEmulator.builder().discoveryShape(DiscoveryShape.LEAN).start()) {
			assertThat(new Http(lean.baseUrl()).get("/authorize").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void servesTheScriptToOtherOriginsAndASmallStylesheet() {
		assertThat(this.http.get("/emulator/sdk.js", "Origin", "http://app.localhost:5173")
			.headers()
			.firstValue("Access-Control-Allow-Origin")).hasValue("http://app.localhost:5173");
		assertThat(this.http.get("/emulator/sdk.js", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(get("/emulator/sdk.js").body()).contains("export function createHawcxClient(")
			.doesNotContain("window.open");
		assertThat(get("/emulator/sign-in").statusCode()).isEqualTo(404);
		assertThat(get("/emulator/sdk.js").headers().firstValue("Content-Type").orElseThrow())
			.startsWith("text/javascript");
		assertThat(get("/emulator/style.css").body()).hasSizeLessThan(8 * 1024);
	}

	private String signIn(String login) {
		assertThat(location(submit(get(login).body(), Map.of("email", this.user)))).startsWith("/login?op=");
		String page = get(login).body();
		String code = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(page).contains(code);
		String resume = location(submit(page, Map.of("code", code)));
		assertThat(resume).startsWith("/authorize/resume?op=");
		return location(get(resume));
	}

	private String authorize(Map<String, String> changes) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("response_type", "code");
		query.put("client_id", this.hawcx.credentials().publicClientId());
		query.put("redirect_uri", REDIRECT_URI);
		query.put("scope", "openid email");
		query.put("state", "s/1");
		query.put("nonce", "n-1");
		query.put("code_challenge", Pkce.challenge(VERIFIER));
		query.put("code_challenge_method", "S256");
		query.putAll(changes);
		return "/authorize?" + Http.encode(query);
	}

	private HttpResponse<String> get(String path) {
		return remember(this.http.get(path, "Cookie", this.cookie));
	}

	private HttpResponse<String> submit(String page, Map<String, String> typed) {
		Map<String, String> form = new LinkedHashMap<>();
		Matcher hidden = Pattern.compile("type=\"hidden\" name=\"(op|csrf)\" value=\"([^\"]*)\"").matcher(page);
		while (hidden.find()) {
			form.put(hidden.group(1), hidden.group(2));
		}
		form.putAll(typed);
		return remember(this.http.postForm("/login", form, "Cookie", this.cookie));
	}

	private HttpResponse<String> remember(HttpResponse<String> response) {
		response.headers().firstValue("Set-Cookie").ifPresent((value) -> this.cookie = value.split(";")[0]);
		return response;
	}

	private Map<String, Object> claims(String code) throws Exception {
		return idToken(exchange(code, REDIRECT_URI));
	}

	private static Map<String, Object> idToken(HttpResponse<String> exchanged) throws Exception {
		assertThat(exchanged.statusCode()).isEqualTo(200);
		return Json.readObject(JWSObject.parse((String) Http.json(exchanged).get("id_token")).getPayload().toBytes());
	}

	private HttpResponse<String> exchange(String code, String redirectUri) {
		Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "client_id",
				this.hawcx.credentials().publicClientId(), "code", code, "code_verifier", VERIFIER));
		if (redirectUri != null) {
			form.put("redirect_uri", redirectUri);
		}
		return this.http.postForm("/oauth2/token", form, "X-Config-Id", this.hawcx.credentials().configId());
	}

	private static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElseThrow();
	}

	private static String parameter(String uri, String name) {
		Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(uri);
		assertThat(matcher.find()).isTrue();
		return URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
	}

}
