package io.hawcx.sample.api;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An app without cookies signs in and uses the API.
 */
class ApiTests extends RunningApi {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final String ENFORCEMENT = "/api/mfa-enforcement";

	private static final Map<String, String> ALWAYS = Map.of("mfaEnforcement", "always_on");

	private Phone phone;

	@BeforeEach
	void unlock() {
		this.phone = new Phone(api(), this.hawcx.baseUrl(), this.hawcx.credentials().configId());
	}

	@Test
	void callWhenSignedInThenIsAnsweredUntilSignOut() {
		HttpResponse<String> signedIn = this.phone.signIn(this.user, () -> this.hawcx.latestCode(this.user));
		assertThat(signedIn.statusCode()).isEqualTo(200);
		assertThat(signedIn.headers().map()).doesNotContainKey("set-cookie");
		String subject = this.hawcx.users().find(this.user).subject();
		assertThat(json(signedIn).get("userId").asString()).isEqualTo(subject);
		JsonNode me = json(this.phone.get("/api/me"));
		assertThat(me.get("userId").asString()).isEqualTo(subject);
		assertThat(me.get("email").asString()).isEqualTo(this.user);
		assertThat(Instant.parse(me.get("signedInAt").asString())).isBefore(this.hawcx.clock().instant());
		assertThat(json(this.phone.get(ENFORCEMENT)).get("mfaEnforcement").asString()).isEqualTo("default");
		assertThat(this.phone.put(ENFORCEMENT, ALWAYS).body()).isEqualTo("{\"mfaEnforcement\":\"always_on\"}");
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("always_on");
		assertThat(this.phone.signOut().statusCode()).isEqualTo(204);
		assertProblem(this.phone.get("/api/me"), 401, "invalid_token");
	}

	@Test
	void callWhenNobodyIsSignedInThenIsRefusedWithoutRedirect() {
		assertProblem(this.phone.get("/api/me"), 401, "invalid_token");
		this.hawcx.faults().on("/oauth2/token").times(1).status(401);
		HttpResponse<String> refused = this.phone.signIn(this.user, () -> this.hawcx.latestCode(this.user));
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(json(refused).get("success").asBoolean()).isFalse();
	}

	@Test
	void changeWhenLoginIsOldThenAsksForAnother() {
		signIn(mint().authTime(this.hawcx.clock().instant().minus(Duration.ofMinutes(11))));
		HttpResponse<String> refused = this.phone.put(ENFORCEMENT, ALWAYS);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
			.contains("error=\"insufficient_user_authentication\"", "max_age=\"600\"");
		assertThat(this.phone.get(ENFORCEMENT).statusCode()).isEqualTo(200);
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("default");
	}

	@Test
	void changeWhenValueIsNoChoiceThenIsRefused() {
		signIn(mint());
		assertThat(this.phone.put(ENFORCEMENT, Map.of("mfaEnforcement", "never")).statusCode()).isEqualTo(400);
		assertThat(this.phone.put(ENFORCEMENT, Map.of()).statusCode()).isEqualTo(400);
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("default");
	}

	@Test
	void callWhenHawcxFailsThenSaysSo() {
		signIn(mint());
		this.hawcx.faults().on("/v1/management/users/mfa-enforcement").times(1).status(500);
		HttpResponse<String> failed = this.phone.get(ENFORCEMENT);
		assertThat(failed.statusCode()).isEqualTo(502);
		assertThat(failed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void callWhenUserHasNoEmailThenIsAnsweredWithout() {
		signIn(mint().subject("5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11"));
		assertThat(json(this.phone.get("/api/me")).propertyNames()).containsExactly("userId", "signedInAt");
		assertThat(this.phone.get(ENFORCEMENT).statusCode()).isEqualTo(403);
	}

	private MintCodeRequest mint() {
		return MintCodeRequest.forVerifier(VERIFIER).subject(this.user);
	}

	private void signIn(MintCodeRequest code) {
		assertThat(this.phone.exchange(this.hawcx.mintCode(code), VERIFIER).statusCode()).isEqualTo(200);
	}

	private static void assertProblem(HttpResponse<String> reply, int status, String code) {
		assertThat(reply.statusCode()).isEqualTo(status);
		assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(reply).get("code").asString()).isEqualTo(code);
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

}
