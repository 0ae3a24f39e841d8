package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.oidc.Pkce;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecondFactorTests {

	private static final String VERIFIER = "v".repeat(43);

	private static final String REDIRECT_URI = "http://localhost:8080/callback";

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
	void asksForATextMessageAndTellsSo() throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.SMS_OTP);
		String page = pageAfterTheEmailCode();
		String sent = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(page).contains("text message", "+15555550100", sent);
		assertThat(amr(submit(page, "code", sent))).isEqualTo(List.of("swk", "sms", "mfa"));
	}

	@Test
	void asksForTheAuthenticatorAndTellsSo() throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String page = pageAfterTheEmailCode();
		String shown = this.hawcx.authenticatorCode(this.user);
		assertThat(page).contains("authenticator", shown).containsPattern("secret[^:]*: [A-Z2-7]{32}<");
		assertThat(amr(submit(page, "code", shown))).isEqualTo(List.of("swk", "otp", "mfa"));
	}

	@Test
	void keepsHowTheUserSignedOnWhenTheNextRequestPasses() throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String page = pageAfterTheEmailCode();
		amr(submit(page, "code", this.hawcx.authenticatorCode(this.user)));
		assertThat(amr(get(authorize()))).isEqualTo(List.of("swk", "otp", "mfa"));
	}

	@Test
	void takesAnAuthenticatorsCodeOnce() throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String shown = this.hawcx.authenticatorCode(this.user);
		amr(submit(pageAfterTheEmailCode(), "code", shown));
		this.cookie = "none=1";
		String page = pageAfterTheEmailCode();
		assertThat(submit(page, "code", shown).body()).contains("That is not the right code.");
		this.clock.advance(Duration.ofSeconds(30));
		amr(submit(page, "code", this.hawcx.authenticatorCode(this.user)));
	}

	@ParameterizedTest
	@ValueSource(ints = { -2, 2 })
	void refusesAnAuthenticatorsCodeTwoStepsOff(int steps) {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		this.clock.advance(Duration.ofSeconds(30L * steps));
		String early = this.hawcx.authenticatorCode(this.user);
		this.clock.advance(Duration.ofSeconds(-30L * steps));
		assertThat(submit(pageAfterTheEmailCode(), "code", early).statusCode()).isEqualTo(422);
	}

	@Test
	void takesAnAuthenticatorsCodeOneStepOff() throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String shown = this.hawcx.authenticatorCode(this.user);
		this.clock.advance(Duration.ofSeconds(30));
		assertThat(amr(submit(pageAfterTheEmailCode(), "code", shown))).isEqualTo(List.of("swk", "otp", "mfa"));
	}

	@Test
	void doesNotTakeTheEmailCodeForTheSecond() {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String page = pageAfterTheEmailCode();
		String emailed = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(submit(page, "code", emailed).statusCode()).isEqualTo(422);
		String resume = location(get(authorize()));
		assertThat(resume).startsWith("/login?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "always_off", "risk_based" })
	void asksForNothingMoreWhenNotEnforced(String enforcement) throws Exception {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		this.hawcx.users().setMfaEnforcement(this.user, enforcement);
		assertThat(amr(afterTheEmailCode())).isEqualTo(List.of("swk"));
	}

	@Test
	void asksForAPhoneNumberWhenThereIsNone() {
		this.hawcx.users().create("bob@example.com");
		this.hawcx.users().setMfaMethod("bob@example.com", MfaMethod.SMS_OTP);
		String login = location(afterTheEmailCode("bob@example.com"));
		String page = get(login).body();
		assertThat(page).contains("Phone number, with its country code");
		assertThat(submit(page, "phone", "0170").body()).contains("with its country code.");
		submit(page, "phone", "+15555550177");
		assertThat(get(login).body()).contains("Enter the code from the text message");
		String code = String.valueOf(this.hawcx.latestCode("bob@example.com"));
		assertThat(location(submit(get(login).body(), "code", code))).startsWith("/authorize/resume?");
		assertThat(this.hawcx.users().find("bob@example.com").phone()).isEqualTo("+15555550177");
	}

	@Test
	void letsTheUserChooseAndApproveWhenThereAreSeveralFactors() {
		this.hawcx.users().setSecondFactors(this.user, SignInMethod.TOTP, SignInMethod.APPROVAL);
		String login = location(afterTheEmailCode());
		assertThat(get(login).body()).contains("The authenticator", "Approve on another device");
		submit(get(login).body(), "method", "approval");
		assertThat(submit(get(login).body(), "any", "any").body()).contains("Nobody has approved this sign-in yet.");
		this.hawcx.approve(this.user);
		assertThat(location(submit(get(login).body(), "any", "any"))).startsWith("/authorize/resume?");
	}

	private String pageAfterTheEmailCode() {
		return get(location(afterTheEmailCode())).body();
	}

	private HttpResponse<String> afterTheEmailCode() {
		return afterTheEmailCode(this.user);
	}

	private HttpResponse<String> afterTheEmailCode(String email) {
		String login = location(get(authorize()));
		submit(get(login).body(), "email", email);
		return submit(get(login).body(), "code", String.valueOf(this.hawcx.latestCode(email)));
	}

	private String authorize() {
		return "/authorize?" + Http.encode(Map.of("response_type", "code", "client_id",
				this.hawcx.credentials().publicClientId(), "redirect_uri", REDIRECT_URI, "scope", "openid",
				"code_challenge", Pkce.challenge(VERIFIER), "code_challenge_method", "S256"));
	}

	private Object amr(HttpResponse<String> done) throws Exception {
		String callback = location(done);
		while (callback.startsWith("/authorize/resume?")) {
			callback = location(get(callback));
		}
		assertThat(callback).startsWith(REDIRECT_URI + "?code=");
		HttpResponse<String> exchanged = this.http.postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", this.hawcx.credentials().publicClientId(),
						"code", callback.substring(callback.indexOf("code=") + 5), "code_verifier", VERIFIER,
						"redirect_uri", REDIRECT_URI),
				"X-Config-Id", this.hawcx.credentials().configId());
		JWSObject idToken = JWSObject.parse((String) Http.json(exchanged).get("id_token"));
		return Json.readObject(idToken.getPayload().toBytes()).get("amr");
	}

	private HttpResponse<String> get(String path) {
		return remember(this.http.get(path, "Cookie", this.cookie));
	}

	private HttpResponse<String> submit(String page, String name, String value) {
		Map<String, String> form = new LinkedHashMap<>();
		Matcher hidden = Pattern.compile("type=\"hidden\" name=\"(op|csrf)\" value=\"([^\"]*)\"").matcher(page);
		while (hidden.find()) {
			form.put(hidden.group(1), hidden.group(2));
		}
		form.put(name, value);
		return remember(this.http.postForm("/login", form, "Cookie", this.cookie));
	}

	private HttpResponse<String> remember(HttpResponse<String> response) {
		response.headers().firstValue("Set-Cookie").ifPresent((value) -> this.cookie = value.split(";")[0]);
		return response;
	}

	private static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElseThrow();
	}

}
