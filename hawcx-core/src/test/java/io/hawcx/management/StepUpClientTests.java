package io.hawcx.management;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.HawcxListener;
import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.key.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

class StepUpClientTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_794_670_369), ZoneOffset.UTC);

	private final RecordingTransport transport = new RecordingTransport();

	private final StepUpClient client = builder().build();

	private StepUpClient.Builder<StepUpClient> builder() {
		return StepUpClient.builder("https://api.hawcx.com/", "tenant-1")
			.secretKey(TestHawcx.secretKey())
			.clock(CLOCK)
			.transport(this.transport);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 403 })
	void managementWhenAnotherClientWithTheStoreAcceptedTheReplyThenRefusesIt(int status) {
		ReplayStore shared = ReplayStore.inMemory();
		this.transport.reply = TestHawcx.reply(status, "{\"ok\":true}", CLOCK);
		StepUpClient one = builder().replayStore(shared).build();
		StepUpClient other = builder().replayStore(shared).build();
		Throwable first = catchThrowable(() -> one.management("/v1/management/x", Map.of()));
		assertThat(first == null || first instanceof DelegationRequestException).isTrue();
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> other.management("/v1/management/x", Map.of()))
			.withMessageContaining("accepted before by another client");
		Throwable alone = catchThrowable(() -> builder().build().management("/v1/management/x", Map.of()));
		assertThat(alone instanceof DelegationResponseException).isFalse();
	}

	@Test
	void startStepUpWhenMfaMethodThenSendsIt() {
		this.transport.reply = TestHawcx.reply(200, "{\"start_token\":\"a.b.c\",\"expires_in\":60}", CLOCK);
		StepUpToken token = this.client.startStepUp(StepUp.changeMfaMethod("alice@example.com", MfaMethod.EMAIL_OTP));
		assertThat(token.startToken()).isEqualTo("a.b.c");
		assertThat(token.expiresIn()).isEqualTo(Duration.ofSeconds(60));
		assertThat(token).hasToString("StepUpToken[expiresIn=PT1M]");
		HttpRequest request = this.transport.only();
		assertThat(request.uri()).hasToString("https://api.hawcx.com/v1/management/stepup/start-token");
		assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(15));
		assertThat(TestHawcx.read(request)).containsExactly(Map.entry("subject_userid", "alice@example.com"),
				Map.entry("purpose", "change_mfa_method"), Map.entry("new_mfa_method", "email_otp"));
		assertThat(request.headers()).containsEntry("Content-Type", "application/json")
			.containsEntry("X-Enc-Alg", "x25519-aesgcm")
			.containsEntry("X-Timestamp", String.valueOf(CLOCK.instant().getEpochSecond()))
			.containsEntry("X-Signature-Alg", "ed25519")
			.containsEntry("X-Key-Id", TestHawcx.secretKey().keyId())
			.containsEntry("X-Hawcx-Protocol-Version", "2")
			.containsEntry("X-Config-Id", "tenant-1")
			.containsEntry("apikey", "tenant-1")
			.containsKey("X-Signature")
			.hasSize(9);
	}

	@Test
	void startStepUpWhenPhoneOrOtherPurposeThenSendsIt() {
		this.transport.reply = TestHawcx.reply(200, "{\"start_token\":\"a.b.c\",\"expires_in\":60}", CLOCK);
		this.client.startStepUp(StepUp.changePhoneNumber("bob", "+15551234567"));
		this.transport.reply = TestHawcx.reply(200, "{\"start_token\":\"a.b.c\",\"expires_in\":60}", CLOCK);
		this.client.startStepUp(StepUp.of("bob", "delete_account", Map.of("reason", 7)));
		assertThat(TestHawcx.read(this.transport.requests.get(0))).containsEntry("purpose", "change_phone_number")
			.containsEntry("new_phone_number", "+15551234567");
		assertThat(TestHawcx.read(this.transport.requests.get(1))).containsEntry("purpose", "delete_account")
			.containsEntry("reason", 7);
	}

	@Test
	void consumeStepUpWhenAnsweredThenReturnsOk() {
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":false}", CLOCK);
		assertThat(this.client.consumeStepUp("receipt-1").ok()).isFalse();
		assertThat(this.transport.only().uri()).hasPath("/v1/management/stepup/consume");
		assertThat(TestHawcx.read(this.transport.only())).containsOnly(Map.entry("step_up_receipt", "receipt-1"));
	}

	@Test
	void consumeStepUpWhenReplyIsRepeatedThenThrows() {
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":true}", CLOCK);
		assertThat(this.client.consumeStepUp("receipt-1").ok()).isTrue();
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> this.client.consumeStepUp("receipt-2"))
			.withMessageContaining("accepted before");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"start_token\":\"a\"}", "{\"start_token\":\"a\",\"expires_in\":0}",
			"{\"start_token\":\"a\",\"expires_in\":-1}", "{\"start_token\":\"a\",\"expires_in\":\"60\"}",
			"{\"start_token\":\"a\",\"expires_in\":60.5}", "{\"start_token\":\"a\",\"expires_in\":true}",
			"{\"start_token\":\"a\",\"expires_in\":99999999999999999999}", "{\"expires_in\":60}",
			"{\"start_token\":\"\",\"expires_in\":60}", "{\"start_token\":7,\"expires_in\":60}" })
	void startStepUpWhenReplyIsIncompleteThenThrows(String json) {
		this.transport.reply = TestHawcx.reply(200, json, CLOCK);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> this.client.startStepUp(StepUp.changeMfaMethod("alice", MfaMethod.TOTP)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"ok\":\"true\"}", "{\"ok\":1}", "{\"ok\":null}" })
	void consumeStepUpWhenReplyHasNoBooleanThenThrows(String json) {
		this.transport.reply = TestHawcx.reply(200, json, CLOCK);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> this.client.consumeStepUp("receipt-1"));
	}

	@Test
	void typedHelpersWhenReplyHasUnknownMembersThenKeepsThem() {
		this.transport.reply = TestHawcx.reply(200, "{\"later\":null,\"mfa_enforcement\":7}", CLOCK);
		MfaEnforcementResult preference = this.client.mfaEnforcement(MfaEnforcement.read("alice"));
		assertThat(preference.preference()).isNull();
		assertThat(preference.asMap()).containsEntry("later", null).containsEntry("mfa_enforcement", 7);
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":true,\"later\":[1]}", CLOCK);
		assertThat(this.client.consumeStepUp("r").asMap()).containsEntry("later", List.of(1));
		this.transport.reply = TestHawcx.reply(200, "{\"later\":1}", CLOCK);
		assertThat(this.client.updatePhone(PhoneUpdate.of("alice", "+15551234567")).asMap()).containsEntry("later", 1);
		assertThat(TestHawcx.read(this.transport.requests.get(0))).containsOnly(Map.entry("userid", "alice"));
		assertThat(TestHawcx.read(this.transport.requests.get(2))).containsOnly(Map.entry("userid", "alice"),
				Map.entry("phone", "+15551234567"));
		assertRefused("preference", () -> MfaEnforcement.set("alice", " "));
		assertRefused("phone", () -> PhoneUpdate.of("alice", "555"));
		assertRefused("request", () -> this.client.updatePhone(null));
		assertThat(PhoneUpdate.of("alice", "+15551234567").toString()).doesNotContain("alice", "555");
	}

	@Test
	void managementWhenTypedThenConverts() {
		this.transport.reply = TestHawcx.reply(200, "{\"userid\":\"alice\",\"mfa_enforcement\":\"always_on\"}", CLOCK);
		Preference preference = this.client.management("/v1/management/users/mfa-enforcement?v=1",
				new Preference("alice", null), Preference.class);
		assertThat(preference).isEqualTo(new Preference("alice", "always_on"));
		assertThat(this.transport.only().uri())
			.hasToString("https://api.hawcx.com/v1/management/users/mfa-enforcement?v=1");
		this.transport.reply = TestHawcx.reply(200, "{}", CLOCK);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of(), int[].class))
			.withMessageContaining("/v1/management/x");
	}

	@Test
	void managementWhenRefusedThenExceptionTellsAllButTheBody() {
		HttpResponse sealed = TestHawcx.reply(429, "{\"detail\":{\"code\":\"slow-down\"}}", CLOCK);
		this.transport.reply = new HttpResponse(429, withRetryAfter("7"), sealed.body());
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x?user=alice", Map.of()))
			.withMessageStartingWith("POST /v1/management/x was answered with status 429")
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(429);
				assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
			});
		this.transport.reply = sealed;
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of()))
			.satisfies((ex) -> {
				assertThat(ex.detail()).isEqualTo("{\"code\":\"slow-down\"}");
				assertThat(ex.responseBody()).isEqualTo("{\"detail\":{\"code\":\"slow-down\"}}");
				assertThat(ex).hasMessageContaining(" and detail '{\"code\":\"slow-down\"}'; wait as long as");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "120|120", "0|0", "Sat, 14 Nov 2026 16:00:00 GMT|-", "soon|", "-5|", "99999999999|" })
	void managementWhenRetryAfterThenReadsIt(String header, String seconds) {
		this.transport.reply = new HttpResponse(503, withRetryAfter(header), new byte[0]);
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of()))
			.satisfies((ex) -> {
				if ("-".equals(seconds)) {
					assertThat(ex.retryAfter())
						.isEqualTo(Duration.between(CLOCK.instant(), Instant.parse("2026-11-14T16:00:00Z")));
				}
				else {
					assertThat(ex.retryAfter())
						.isEqualTo((seconds != null) ? Duration.ofSeconds(Long.parseLong(seconds)) : null);
				}
			});
	}

	@Test
	void managementWhenUnsignedBodyIsLongThenKeepsItsBeginning() {
		byte[] body = ("x".repeat(499) + "\uD83D\uDD10".repeat(1000)).getBytes(StandardCharsets.UTF_8);
		this.transport.reply = new HttpResponse(502, Map.of(), body);
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of()))
			.satisfies((ex) -> assertThat(ex.responseBody()).isEqualTo("x".repeat(499)));
	}

	@Test
	void managementWhenNoReplyThenSaysSoWithoutQuoting() {
		this.transport.failure = new HttpDeadlineException(Duration.ofSeconds(15));
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of()))
			.withMessageContaining("no complete reply within 15000 ms")
			.withCause(this.transport.failure)
			.satisfies((ex) -> assertThat(ex.statusCode()).isNull());
		this.transport.failure = new SocketException("bad bytes: secret");
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> this.client.management("/v1/management/x", Map.of()))
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("secret"));
	}

	@Test
	void sendWhenExtraHeadersThenNeverReplaceTheProtocols() {
		this.transport.reply = TestHawcx.reply(200, "{}", CLOCK);
		Map<String, String> extra = new HashMap<>(Map.of("X-Trace", "t-1"));
		for (String name : List.of("content-type", "X-ENC-ALG", "x-timestamp", "x-signature-alg", "x-signature",
				"x-key-id", "x-hawcx-protocol-version", "x-config-id", "APIKEY", "x-relying-party")) {
			extra.put(name, "mine");
		}
		builder().extraHeaders(extra).relyingParty("rp").build().management("/v1/management/x", Map.of());
		Map<String, String> sent = this.transport.only().headers();
		assertThat(sent).containsEntry("X-Trace", "t-1").containsEntry("X-Relying-Party", "rp").hasSize(11);
		assertThat(sent.values()).doesNotContain("mine");
	}

	@Test
	void sendWhenEveryOptionIsSetThenFollowsIt() {
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":true}", CLOCK);
		builder().tenantHeader("X-Tenant", "t")
			.apiKey("k")
			.protocolVersion("3")
			.apiPrefix("/api/v2")
			.timeout(Duration.ofSeconds(3))
			.build()
			.consumeStepUp("r");
		HttpRequest request = this.transport.only();
		assertThat(request.uri()).hasPath("/api/v2/management/stepup/consume");
		assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(request.headers()).containsEntry("X-Tenant", "t")
			.containsEntry("apikey", "k")
			.containsEntry("X-Hawcx-Protocol-Version", "3")
			.doesNotContainKey("X-Config-Id");
	}

	@Test
	void sendWhenSecretKeyChangesThenReplyIsOpenedWithTheKeyOfItsRequest() {
		List<SecretKey> keys = new ArrayList<>(List.of(TestHawcx.secretKey()));
		StepUpClient rotating = builder().secretKey(() -> keys.get(keys.size() - 1)).build();
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":true}", CLOCK);
		this.transport.onSend = () -> keys.add(otherSecretKey());
		assertThat(rotating.consumeStepUp("r").ok()).isTrue();
		assertThatExceptionOfType(DelegationResponseException.class).isThrownBy(() -> rotating.consumeStepUp("r"))
			.withMessageContaining("signature is wrong");
	}

	@Test
	void listenerWhenRepliesAreRefusedThenIsToldOfThemAndOfNoRefusalOfHawcx() {
		List<DelegationResponseException> told = new ArrayList<>();
		StepUpClient client = builder().listener(new HawcxListener() {
			@Override
			public void replyRefused(DelegationResponseException refusal) {
				told.add(refusal);
			}
		}).build();
		this.transport.reply = TestHawcx.reply(200, "{\"ok\":true}", CLOCK);
		client.consumeStepUp("r");
		assertThat(client.rememberedReplies()).isOne();
		assertThatExceptionOfType(DelegationResponseException.class).isThrownBy(() -> client.consumeStepUp("r"))
			.satisfies((ex) -> assertThat(told).containsExactly(ex))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.REPEATED));
		this.transport.reply = TestHawcx.reply(404, "{\"error\":\"not_found\"}", CLOCK);
		assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(() -> client.consumeStepUp("r"));
		assertThat(told).hasSize(1);
	}

	private static SecretKey otherSecretKey() {
		SecureRandom random = new SecureRandom();
		CryptoProvider crypto = CryptoProviders.get();
		byte[] seed = new byte[32];
		random.nextBytes(seed);
		String blob = String.format(
				"{\"v\":1,\"alg\":\"ed25519+x25519\",\"kid\":\"other\",\"ed_priv\":\"%s\",\"x_priv\":\"%s\","
						+ "\"h_ed_pub\":\"%s\",\"h_x_pub\":\"%s\",\"hkid\":\"h\"}",
				Base64Url.encode(seed), Base64Url.encode(seed),
				Base64Url.encode(crypto.ed25519Signer(seed).publicKey()),
				Base64Url.encode(crypto.x25519Key(random).publicKey()));
		return SecretKey.parse("hwx_sk_v1_" + Base64Url.encode(blob.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void callWhenArgumentIsWrongThenNamesItAndSendsNothing() {
		assertRefused("userId", () -> StepUp.changeMfaMethod(" ", MfaMethod.TOTP));
		assertRefused("userId", () -> StepUp.changeMfaMethod(null, MfaMethod.TOTP));
		assertRefused("userId", () -> StepUp.changeMfaMethod("a\nb", MfaMethod.TOTP));
		assertRefused("newMethod", () -> StepUp.changeMfaMethod("alice", null));
		for (String phone : List.of("", "15551234567", "+05551234567", "+1 555", "+1234567890123456", "+1555\n")) {
			assertRefused("newPhoneNumber", () -> StepUp.changePhoneNumber("alice", phone));
		}
		assertRefused("purpose", () -> StepUp.of("alice", "", Map.of()));
		assertRefused("parameters", () -> StepUp.of("alice", "x", Map.of("purpose", "y")));
		assertRefused("stepUp", () -> this.client.startStepUp(null));
		assertRefused("receipt", () -> this.client.consumeStepUp(" "));
		assertRefused("path", () -> this.client.management("/v1/other", Map.of()));
		assertRefused("path", () -> this.client.management(null, Map.of()));
		assertRefused("body", () -> this.client.management("/v1/management/x", null));
		assertRefused("body", () -> this.client.management("/v1/management/x", List.of(), Map.class));
		assertThat(this.transport.requests).isEmpty();
	}

	@Test
	void builderWhenOptionIsWrongThenNamesIt() {
		assertRefused("baseUrl", () -> StepUpClient.builder("http://api.hawcx.com", "c"));
		assertRefused("baseUrl", () -> StepUpClient.builder(null, "c"));
		assertRefused("configId", () -> StepUpClient.builder("https://api.hawcx.com", "a b"));
		assertRefused("configId", () -> StepUpClient.builder("https://api.hawcx.com", ""));
		assertRefused("configId", () -> StepUpClient.builder("https://api.hawcx.com", "a\r\nX: y"));
		assertRefused("secretKey", () -> StepUpClient.builder("https://api.hawcx.com", "c").build());
		assertRefused("secretKey", () -> builder().secretKey((SecretKey) null));
		assertRefused("timeout", () -> builder().timeout(Duration.ZERO));
		assertRefused("clockSkew", () -> builder().clockSkew(Duration.ofSeconds(-1)));
		assertRefused("apiPrefix", () -> builder().apiPrefix("v1"));
		assertRefused("extraHeaders", () -> builder().extraHeaders(Map.of("X A", "b")));
		assertRefused("extraHeaders", () -> builder().extraHeaders(Map.of("X-A", "b\r\nc")));
		assertRefused("extraHeaders", () -> builder().extraHeaders(Map.of("Content-Length", "1")));
		assertRefused("relyingParty", () -> builder().relyingParty("a\nb"));
		for (String name : List.of("", "Content-Length", "Content-Type", "x-signature", "Authorization")) {
			assertRefused("tenantHeader", () -> builder().tenantHeader(name, "x"));
		}
	}

	private static void assertRefused(String name, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(name);
	}

	@Test
	void closeWhenTransportIsGivenThenLeavesItOpen() {
		this.client.close();
		assertThat(this.transport.closed).isFalse();
	}

	private static Map<String, List<String>> withRetryAfter(String value) {
		return Map.of("Retry-After", List.of(value));
	}

	private record Preference(String userid, String mfa_enforcement) {
	}

	/**
	 * Answers what a test prepared and keeps what was asked.
	 */
	private static final class RecordingTransport implements HttpTransport {

		private final List<HttpRequest> requests = new ArrayList<>();

		private HttpResponse reply;

		private IOException failure;

		private Runnable onSend = () -> {
		};

		private boolean closed;

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			this.requests.add(request);
			this.onSend.run();
			if (this.failure != null) {
				throw this.failure;
			}
			return this.reply;
		}

		@Override
		public void close() {
			this.closed = true;
		}

		HttpRequest only() {
			assertThat(this.requests).hasSize(1);
			return this.requests.get(0);
		}

	}

}
