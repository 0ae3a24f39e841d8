package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.hawcx.HawcxException;
import io.hawcx.TokenExchangeException;
import io.hawcx.TokenVerificationException;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What an operator reads when Hawcx refuses, by what the emulator really answers.
 */
class TokenRefusalTests {

	private static final String VERIFIER = TestIssuer.VERIFIER;

	private static HawcxEmulator emulator;

	private static EmulatorCredentials credentials;

	private static SigningKey key;

	@BeforeAll
	static void start() {
		emulator = HawcxEmulator.start();
		credentials = emulator.credentials();
		key = SigningKey.parse(credentials.privateJwk());
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	@Test
	void exchangeWhenConfigIdIsWrongThenNamesIt() {
		assertThat(refused("other", credentials.publicClientId(), null, 0)).contains("status 401; ",
				"check the config id (hawcx.config-id)");
		assertThat(refused("other", credentials.confidentialClientId(), key, 0))
			.contains("check the config id (hawcx.config-id)")
			.doesNotContain("signing key");
	}

	@Test
	void exchangeWhenConfidentialClientHasNoKeyThenSaysSo() {
		assertThat(refused(credentials.configId(), credentials.confidentialClientId(), null, 0)).contains(
				"error invalid_client; client " + credentials.confidentialClientId() + " sent no assertion",
				"it is confidential and needs its signing key (hawcx.signing-key.location)", "(hawcx.client-id)");
	}

	@Test
	void exchangeWhenClientIsUnknownThenListsWhatMayBe() {
		assertThat(refused(credentials.configId(), "nobody", null, 0)).contains("client nobody sent no assertion",
				"Hawcx knows no client of this id (hawcx.client-id)");
		assertThat(refused(credentials.configId(), "nobody", key, 0)).contains("client nobody sent an assertion",
				"Hawcx knows no client of this id (hawcx.client-id)");
	}

	@Test
	void exchangeWhenKeyIsNotTheClientsThenNamesItsIdAndThatTheClockIsRight() {
		List<SigningKey> wrong = List.of(SigningKey.generate(key.keyId()), SigningKey.generate("other-kid"));
		for (SigningKey other : wrong) {
			assertThat(refused(credentials.configId(), credentials.confidentialClientId(), other, 0)).contains(
					"signed by key " + other.keyId()
							+ ", and this machine's clock agrees with the Date of Hawcx's reply",
					"the client is public and must send none: remove the signing key (hawcx.signing-key)",
					"Hawcx knows another key by the id " + other.keyId());
		}
		assertThat(refused(credentials.configId(), credentials.publicClientId(), key, 0)).contains(
				"the client is public and must send none: remove the signing key (hawcx.signing-key)",
				"this machine's clock agrees");
	}

	@Test
	void exchangeWhenClockIsWrongThenSaysByHowMuchAndBlamesNothingElse() {
		assertThat(refused(credentials.configId(), credentials.confidentialClientId(), key, -7))
			.contains("error invalid_client; this machine's clock is 7 min behind the Date of Hawcx's reply",
					"set the clock")
			.doesNotContain("hawcx.client-id", "hawcx.config-id", "hawcx.signing-key");
		assertThat(refused(credentials.configId(), credentials.confidentialClientId(), key, 7))
			.contains("this machine's clock is 7 min ahead of the Date of Hawcx's reply", "set the clock")
			.doesNotContain("hawcx.client-id", "hawcx.config-id", "hawcx.signing-key");
	}

	@Test
	void exchangeWhenIssuerIsAudienceThenNamesThatToo() {
		try (HawcxOAuth client = client(credentials.configId(), credentials.confidentialClientId(), 0)
			.withClientAssertion(ClientAssertionSigner.ed25519(key).withAudience(AssertionAudience.ISSUER))) {
			assertThat(failure(client, TokenExchangeException.class)).contains("(hawcx.oauth.assertion-audience)");
		}
	}

	@Test
	void exchangeWhenClockOfPublicClientIsWrongThenSaysByHowMuch() {
		try (HawcxOAuth behind = client(credentials.configId(), credentials.publicClientId(), -7);
				HawcxOAuth ahead = client(credentials.configId(), credentials.publicClientId(), 67)) {
			assertThat(failure(behind, TokenVerificationException.class)).contains("7 min",
					"this machine's clock is 7 min behind the Date of Hawcx's reply: set it");
			assertThat(failure(ahead, TokenVerificationException.class)).contains("it has expired (exp), 7 min ago",
					"this machine's clock is 67 min ahead of the Date of Hawcx's reply: set it");
		}
	}

	@Test
	void verifyWhenTokenIsOldAndClockRightThenBlamesTheToken() {
		try (HawcxOAuth client = client(credentials.configId(), credentials.publicClientId(), 0)) {
			String token = client.redeemCode(code(), VERIFIER, null).idToken();
			assertThat(client.verifyIdToken(token, null).subject()).isNotEmpty();
			HawcxException refused = catchThrowableOfType(TokenVerificationException.class,
					() -> client(credentials.configId(), credentials.publicClientId(), 67).verifyIdToken(token, null));
			assertThat(refused).hasMessageContaining("it has expired (exp), 7 min ago by this machine's clock; "
					+ "check this machine's clock, or start a new login");
		}
	}

	private static String refused(String configId, String clientId, @Nullable SigningKey signingKey, long minutes) {
		try (HawcxOAuth client = client(configId, clientId, minutes)) {
			return failure((signingKey != null) ? client.withClientAssertion(ClientAssertionSigner.ed25519(signingKey))
					: client, TokenExchangeException.class);
		}
	}

	private static HawcxOAuth client(String configId, String clientId, long minutes) {
		return HawcxOAuth.builder(credentials.issuer(), configId, clientId)
			.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)))
			.build();
	}

	private static <E extends HawcxException> String failure(HawcxOAuth client, Class<E> type) {
		String code = code();
		String message = String.valueOf(catchThrowableOfType(type, () -> client.exchangeCode(code, VERIFIER)));
		assertThat(message).doesNotContain(code, VERIFIER, "eyJ", "\n");
		return message;
	}

	private static String code() {
		return emulator.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(credentials.publicClientId()));
	}

}
