package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementValuesTests {

	private static final String URL = "https://idp.example.com";

	@Test
	void toStringWhenPrintedThenShowsTypeAndNoUser() {
		assertThat(MfaEnforcement.set("alice", "always_on")).hasToString("MfaEnforcement[preference=always_on]");
		assertThat(PhoneUpdate.of("alice", "+15551234567")).hasToString("PhoneUpdate");
		assertThat(PhoneUpdateResult.of(Map.of("phone", "+15551234567"))).hasToString("PhoneUpdateResult");
		assertThat(StepUp.changePhoneNumber("alice", "+15551234567"))
			.hasToString("StepUp[purpose=change_phone_number]");
	}

	@Test
	void resultsWhenReplyHasMoreThenKeepIt() {
		Clock clock = Clock.fixed(Instant.ofEpochSecond(1_794_670_369), ZoneOffset.UTC);
		HttpTransport transport = new Answering("{\"start_token\":\"token-1\",\"expires_in\":60,\"ok\":true,\"x\":1}",
				clock);
		StepUpClient client = StepUpClient.builder(URL, "c")
			.secretKey(TestHawcx.secretKey())
			.clock(clock)
			.clockSkew(Duration.ofSeconds(30))
			.transport(transport)
			.build();
		assertThat(client.startStepUp(StepUp.changeMfaMethod("alice", MfaMethod.TOTP)).asMap())
			.containsEntry("start_token", "token-1")
			.containsEntry("x", 1);
		assertThat(client.consumeStepUp("receipt-1")).hasToString("StepUpResult[ok=true]");
	}

	@Test
	void factoriesWhenGivenOneKeyThenBuildClients() {
		SecretKey key = TestHawcx.secretKey();
		try (StepUpClient secret = StepUpClient.fromSecretKey(URL, "c", key);
				StepUpClient keys = StepUpClient.fromKeys(URL, "c", key.delegationKeys());
				StepUpClient bearer = StepUpClient.withPrivateKeyJwt(URL, "c", "client", SigningKey.generate("k"))) {
			assertThat(secret).isNotNull();
			assertThat(keys).isNotNull();
			assertThat(bearer).isNotNull();
		}
		assertThat(StepUpClient.builder(URL, "c").jwksCacheTtl(Duration.ofMinutes(1))).isNotNull();
	}

	/**
	 * Answers every call alike, each time in an envelope of its own.
	 *
	 * @param json what is in it
	 * @param clock tells when it was signed
	 */
	private record Answering(String json, Clock clock) implements HttpTransport {

		@Override
		public HttpResponse send(HttpRequest request) {
			return TestHawcx.reply(200, this.json, this.clock);
		}

		@Override
		public void close() {
		}

	}

}
