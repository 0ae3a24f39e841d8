package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Envelope;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.user.MfaMethod;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ManagementEndpointsTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static final String START = "/v1/management/stepup/start-token";

	private static final String CONSUME = "/v1/management/stepup/consume";

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final String user = this.hawcx.credentials().user();

	private final Http http = new Http(this.hawcx.baseUrl());

	private final Map<String, Object> blob = Json
		.readObject(Base64Url.decode(this.hawcx.credentials().secretKey().substring("hwx_sk_v1_".length())));

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void readsAndSetsMfaEnforcement() {
		assertThat(opened(call(ENFORCEMENT, Map.of("userid", this.user)), 200)).containsEntry("mfa_enforcement",
				"default");
		assertThat(opened(call(ENFORCEMENT, Map.of("userid", this.user, "mfa_enforcement", "always_on")), 200))
			.containsEntry("mfa_enforcement", "always_on");
		assertThat(opened(call(ENFORCEMENT, Map.of("userid", this.user)), 200)).containsEntry("mfa_enforcement",
				"always_on");
	}

	@Test
	void setsThePhoneNumber() {
		opened(call("/v1/management/users/phone", Map.of("userid", this.user, "phone", "+15551234567")), 200);
		assertThat(this.hawcx.users().find(this.user).phone()).isEqualTo("+15551234567");
	}

	@Test
	void appliesAStepUpOnce() {
		Map<String, Object> started = opened(
				call(START,
						Map.of("subject_userid", this.user, "purpose", "change_mfa_method", "new_mfa_method", "totp")),
				200);
		assertThat(started).containsEntry("expires_in", 60);
		String receipt = this.hawcx.completeStepUp((String) started.get("start_token"));
		assertThat(this.hawcx.users().find(this.user).mfaMethod()).isEqualTo(MfaMethod.EMAIL_OTP);
		assertThat(opened(call(CONSUME, Map.of("step_up_receipt", receipt)), 200)).containsEntry("ok", true);
		assertThat(this.hawcx.users().find(this.user).mfaMethod()).isEqualTo(MfaMethod.TOTP);
		assertThat(opened(call(CONSUME, Map.of("step_up_receipt", receipt)), 409)).containsEntry("detail",
				"receipt already used");
		assertThat(opened(call(CONSUME, Map.of("step_up_receipt", "foreign")), 409)).containsEntry("detail",
				"receipt unknown");
	}

	@Test
	void yieldsAReceiptOnTheStepUpPage() {
		String token = startPhoneChange();
		String returnTo = "http://localhost:8080/done";
		String page = this.http.get("/step-up?token=" + token + "&return_to=" + returnTo).body();
		String code = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(page).contains(code, "inputmode=\"numeric\"", "autocomplete=\"one-time-code\"");
		this.clock.advance(Duration.ofSeconds(61));
		Map<String, String> form = new HashMap<>(Map.of("token", token, "return_to", returnTo, "code", "wrong"));
		assertThat(this.http.postForm("/step-up", form).statusCode()).isEqualTo(422);
		form.put("code", code);
		HttpResponse<String> done = this.http.postForm("/step-up", form);
		assertThat(done.statusCode()).isEqualTo(303);
		String location = done.headers().firstValue("Location").orElseThrow();
		assertThat(location).startsWith(returnTo + "?step_up_receipt=");
		String receipt = location.substring(location.indexOf('=') + 1);
		opened(call(CONSUME, Map.of("step_up_receipt", receipt)), 200);
		assertThat(this.hawcx.users().find(this.user).phone()).isEqualTo("+15551234567");
		assertThat(this.http.postForm("/step-up", form).statusCode()).isEqualTo(400);
	}

	@Test
	void showsTheReceiptWhenThereIsNoPlaceToReturnTo() {
		String token = startPhoneChange();
		this.http.get("/step-up?token=" + token);
		String code = String.valueOf(this.hawcx.latestCode(this.user));
		assertThat(this.http.postForm("/step-up", Map.of("token", token, "code", code)).body())
			.contains("id=\"receipt\"");
	}

	@Test
	void refusesTheStepUpPageForAForeignReturnOrAnUnknownToken() {
		String token = startPhoneChange();
		assertThat(this.http.get("/step-up?token=" + token + "&return_to=https://evil.example/").statusCode())
			.isEqualTo(400);
		assertThat(this.http.get("/step-up?token=unknown").statusCode()).isEqualTo(400);
		assertThat(this.http.get("/step-up").statusCode()).isEqualTo(400);
	}

	private String startPhoneChange() {
		return (String) opened(call(START, Map.of("subject_userid", this.user, "purpose", "change_phone_number",
				"new_phone_number", "+15551234567")), 200)
			.get("start_token");
	}

	@Test
	void refusesAStartTokenThatIsOver() {
		Map<String, Object> started = opened(call(START, Map.of("subject_userid", this.user, "purpose",
				"change_phone_number", "new_phone_number", "+15551234567")), 200);
		this.clock.advance(Duration.ofSeconds(60));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hawcx.completeStepUp((String) started.get("start_token")));
	}

	@ParameterizedTest
	@ValueSource(strings = { ENFORCEMENT, "/v1/management/users/phone" })
	void answersWith404WhenTheUserIsUnknown(String path) {
		assertThat(opened(call(path, Map.of("userid", "nobody@example.com", "phone", "+15551234567")), 404))
			.containsOnlyKeys("detail")
			.containsEntry("detail", "user not found");
	}

	@Test
	void answersWith404WhenThePathIsUnknown() {
		opened(call("/v1/management/other", Map.of()), 404);
		assertThat(call("/v2/other", Map.of()).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "users/mfa-enforcement,mfa_enforcement,sometimes", "users/phone,phone,12345", "users/phone,userid,''",
			"stepup/start-token,purpose,other", "stepup/consume,step_up_receipt,''" })
	void answersWith422WhenAValueIsWrong(String path, String name, String value) {
		Map<String, Object> payload = new HashMap<>(
				Map.of("userid", this.user, "subject_userid", this.user, "phone", "+15551234567"));
		payload.put(name, value);
		assertThat(opened(call("/v1/management/" + path, payload), 422)).containsOnlyKeys("detail");
	}

	@Test
	void answersWith422WhenThePayloadIsNoObject() {
		opened(send(ENFORCEMENT, sealed("[]".getBytes(StandardCharsets.UTF_8)), this.clock.instant().getEpochSecond(),
				List.of()), 422);
	}

	@ParameterizedTest
	@CsvSource({ "X-Key-Id,other,401", "X-Signature,AAAA,401", "X-Signature,*,401",
			"X-Signature-Alg,rsa-pss-sha256,401", "X-Enc-Alg,other,401", "X-Timestamp,soon,401" })
	void refusesUnsignedWhenAHeaderIsWrong(String name, String value, int status) {
		byte[] body = sealed(Json.write(Map.of("userid", this.user)));
		assertUnsigned(send(ENFORCEMENT, body, this.clock.instant().getEpochSecond(), List.of(name, value)), status,
				"detail");
	}

	@Test
	void refusesLikeTheGatewayWhenTheConfigIdIsMissingOrWrong() {
		byte[] body = sealed(Json.write(Map.of("userid", this.user)));
		long now = this.clock.instant().getEpochSecond();
		assertUnsigned(send(ENFORCEMENT, body, now, List.of("X-Config-Id", "other")), 401, "message");
		assertUnsigned(this.http.post(ENFORCEMENT, body), 401, "message");
	}

	@ParameterizedTest
	@CsvSource({ "-301,403", "-300,200", "300,200", "301,403" })
	void refusesWhenTheTimestampIsOff(int offset, int status) {
		byte[] body = sealed(Json.write(Map.of("userid", this.user)));
		HttpResponse<String> response = send(ENFORCEMENT, body, this.clock.instant().getEpochSecond() + offset,
				List.of());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("X-Signature").isPresent()).isEqualTo(status == 200);
	}

	@Test
	void refusesWhenTheBodyCannotBeDecrypted() {
		byte[] body = Envelope.seal("{}".getBytes(StandardCharsets.UTF_8), new X25519Key(new byte[32]).publicBytes(),
				new X25519Key(random(32)), random(12));
		assertUnsigned(send(ENFORCEMENT, body, this.clock.instant().getEpochSecond(), List.of()), 401, "detail");
	}

	private HttpResponse<String> call(String path, Map<String, Object> payload) {
		return send(path, sealed(Json.write(payload)), this.clock.instant().getEpochSecond(), List.of());
	}

	private byte[] sealed(byte[] payload) {
		return Envelope.seal(payload, key("h_x_pub"), new X25519Key(random(32)), random(12));
	}

	private HttpResponse<String> send(String path, byte[] body, long timestamp, List<String> changes) {
		Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json", "X-Enc-Alg",
				"x25519-aesgcm", "X-Timestamp", Long.toString(timestamp), "X-Signature-Alg", "ed25519", "X-Signature",
				Base64Url.encode(new Ed25519Key("any", key("ed_priv"))
					.sign(Envelope.signedBytes(body, Long.toString(timestamp)))),
				"X-Key-Id", (String) this.blob.get("kid"), "X-Config-Id", this.hawcx.credentials().configId()));
		if (!changes.isEmpty()) {
			headers.put(changes.get(0), changes.get(1));
		}
		List<String> flat = new ArrayList<>();
		headers.forEach((name, value) -> flat.addAll(List.of(name, value)));
		return this.http.post(path, body, flat.toArray(String[]::new));
	}

	private Map<String, Object> opened(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		String timestamp = response.headers().firstValue("X-Timestamp").orElseThrow();
		assertThat(timestamp).isEqualTo(Long.toString(this.clock.instant().getEpochSecond()));
		assertThat(response.headers().firstValue("X-Key-Id")).hasValue((String) this.blob.get("hkid"));
		byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
		assertThat(verifies(Envelope.signedBytes(body, timestamp),
				Base64Url.decode(response.headers().firstValue("X-Signature").orElseThrow())))
			.isTrue();
		return Json.readObject(Envelope.open(body, new X25519Key(key("x_priv"))));
	}

	private boolean verifies(byte[] message, byte[] signature) {
		Ed25519Signer verifier = new Ed25519Signer();
		verifier.init(false, new Ed25519PublicKeyParameters(key("h_ed_pub")));
		verifier.update(message, 0, message.length);
		return verifier.verifySignature(signature);
	}

	private static void assertUnsigned(HttpResponse<String> response, int status, String member) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("X-Signature")).isEmpty();
		assertThat(Http.json(response)).containsOnlyKeys(member);
	}

	private byte[] key(String member) {
		return Base64Url.decode((String) this.blob.get(member));
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return bytes;
	}

}
