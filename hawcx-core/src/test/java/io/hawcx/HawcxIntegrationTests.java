package io.hawcx;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.http.LoopbackServer;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.management.MfaEnforcement;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.PhoneUpdate;
import io.hawcx.management.StepUp;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxIntegrationTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static HawcxEmulator emulator;

	private static EmulatorCredentials credentials;

	private static Hawcx hawcx;

	@BeforeAll
	static void start() {
		emulator = HawcxEmulator.start();
		credentials = emulator.credentials();
		hawcx = builder().build();
	}

	@AfterAll
	static void stop() {
		hawcx.close();
		emulator.close();
	}

	private static StepUpClient.Builder<Hawcx> builder() {
		return Hawcx.builder(emulator.baseUrl(), credentials.configId())
			.secretKey(SecretKey.parse(credentials.secretKey()));
	}

	@Test
	void managementWhenEnforcementIsSetThenIsReadBack() {
		String user = credentials.user();
		hawcx.management(ENFORCEMENT, Map.of("userid", user, "mfa_enforcement", "always_on"));
		assertThat(hawcx.management(ENFORCEMENT, Map.of("userid", user))).containsEntry("mfa_enforcement", "always_on");
	}

	@Test
	void consumeStepUpWhenUserCompletedItThenIsOkOnce() {
		StepUpToken token = hawcx.startStepUp(StepUp.changeMfaMethod(credentials.user(), MfaMethod.EMAIL_OTP));
		assertThat(token.expiresIn()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(2));
		String receipt = emulator.completeStepUp(token.startToken());
		assertThat(hawcx.consumeStepUp(receipt).ok()).isTrue();
		assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(() -> hawcx.consumeStepUp(receipt))
			.satisfies((ex) -> assertThat(ex.detail()).startsWith("\""));
	}

	@Test
	void typedHelpersWhenCalledThenDoWhatTheirPathsDo() {
		String user = credentials.user();
		assertThat(hawcx.mfaEnforcement(MfaEnforcement.set(user, "always_on")).asMap()).isNotEmpty();
		assertThat(hawcx.mfaEnforcement(MfaEnforcement.read(user)).preference()).isEqualTo("always_on");
		assertThat(hawcx.updatePhone(PhoneUpdate.of(user, "+15551234567")).asMap()).isNotNull();
		try (HawcxAsync async = HawcxAsync.builder(emulator.baseUrl(), credentials.configId())
			.secretKey(SecretKey.parse(credentials.secretKey()))
			.build()) {
			assertThat(async.mfaEnforcement(MfaEnforcement.read(user)).join())
				.hasToString("MfaEnforcementResult[preference=always_on]");
			assertThat(async.updatePhone(PhoneUpdate.of(user, "+15551234568")).join()).isNotNull();
		}
	}

	@Test
	void bearerDoorWhenSigningKeyThenDoesTheSame() {
		try (Hawcx bearer = Hawcx.builder(emulator.baseUrl(), credentials.configId())
			.signingKey(credentials.confidentialClientId(), SigningKey.parse(credentials.privateJwk()))
			.build()) {
			String user = credentials.user();
			bearer.management(ENFORCEMENT, Map.of("userid", user, "mfa_enforcement", "always_on"));
			assertThat(hawcx.management(ENFORCEMENT, Map.of("userid", user))).containsEntry("mfa_enforcement",
					"always_on");
			StepUpToken token = bearer.startStepUp(StepUp.changePhoneNumber(user, "+15551234567"));
			assertThat(bearer.consumeStepUp(emulator.completeStepUp(token.startToken())).ok()).isTrue();
			assertThatExceptionOfType(DelegationRequestException.class)
				.isThrownBy(() -> bearer.management(ENFORCEMENT, Map.of("userid", "nobody@example.com")))
				.satisfies((ex) -> assertThat(ex.detail()).isEqualTo("\"user not found\""));
		}
	}

	@Test
	void managementWhenUserIsUnknownThenThrowsWithDetail() {
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> hawcx.management(ENFORCEMENT, Map.of("userid", "nobody@example.com")))
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(404);
				assertThat(ex.detail()).isEqualTo("\"user not found\"");
			});
	}

	@Test
	void managementWhenClockIsWrongThenThrows() {
		Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
		try (Hawcx client = builder().clock(late).build()) {
			assertThatExceptionOfType(DelegationException.class)
				.isThrownBy(() -> client.management(ENFORCEMENT, Map.of("userid", credentials.user())));
		}
	}

	@Test
	void managementWhenSecretKeyIsOfAnotherProjectThenThrows() {
		SecretKey other = SecretKey.parse(Vectors.read("sealing").get("secret_key").asString());
		try (Hawcx client = builder().secretKey(other).build()) {
			assertThatExceptionOfType(DelegationRequestException.class)
				.isThrownBy(() -> client.management(ENFORCEMENT, Map.of("userid", credentials.user())))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(401));
		}
	}

	@Test
	void managementWhen503ThenAsksOnce() {
		try (LoopbackServer server = LoopbackServer
			.answering("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
				Hawcx client = clientOf(server, Duration.ofSeconds(10))) {
			assertThatExceptionOfType(DelegationRequestException.class)
				.isThrownBy(() -> client.management(ENFORCEMENT, Map.of("userid", "alice")))
				.satisfies((ex) -> assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
			assertThat(server.requests()).hasSize(1);
			String body = new String(server.requests().get(0).body(), StandardCharsets.US_ASCII);
			assertThat(body).startsWith("{\"enc\":\"x25519-aesgcm\",").doesNotContain("alice");
		}
	}

	@Test
	void managementWhenReplyTricklesThenIsCutAtDeadline() {
		try (LoopbackServer server = LoopbackServer.dripping("HTTP/1.1 200 OK\r\nX-Slow: ", "x");
				Hawcx client = clientOf(server, Duration.ofMillis(300))) {
			assertThatExceptionOfType(DelegationRequestException.class)
				.isThrownBy(() -> client.management(ENFORCEMENT, Map.of("userid", "alice")))
				.withMessageContaining("within 300 ms");
			assertThat(server.awaitAbandoned()).isTrue();
		}
	}

	private static Hawcx clientOf(LoopbackServer server, Duration timeout) {
		return Hawcx.builder(server.uri("").toString(), "tenant-1")
			.secretKey(SecretKey.parse(credentials.secretKey()))
			.timeout(timeout)
			.build();
	}

}
