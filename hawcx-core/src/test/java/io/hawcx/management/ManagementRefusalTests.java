package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.hawcx.DelegationRequestException;
import io.hawcx.Hawcx;
import io.hawcx.UnknownUserException;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What an operator reads when a management call is refused, by what the emulator really
 * answers, at both doors.
 */
class ManagementRefusalTests {

	private static final String RECEIPT = "receipt-that-nobody-issued-0123456789";

	private static HawcxEmulator emulator;

	private static EmulatorCredentials credentials;

	@BeforeAll
	static void start() {
		emulator = HawcxEmulator.start();
		credentials = emulator.credentials();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	@Test
	void callWhenUserIsUnknownThenIsATypeOfItsOwn() {
		List<Consumer<Hawcx>> calls = List.of(
				(hawcx) -> hawcx.startStepUp(StepUp.changePhoneNumber("nobody@example.com", "+15550000009")),
				(hawcx) -> hawcx.management("/v1/management/users/mfa-enforcement",
						Map.of("userid", "nobody@example.com")),
				(hawcx) -> hawcx.management("/v1/management/users/phone",
						Map.of("userid", "nobody@example.com", "phone", "+15550000009")));
		for (Consumer<Hawcx> call : calls) {
			for (DelegationRequestException refused : refusals(call)) {
				assertThat(refused).isInstanceOf(UnknownUserException.class)
					.hasMessageContainingAll("status 404 and detail 'user not found'; Hawcx knows no user by the id");
				assertThat(refused.statusCode()).isEqualTo(404);
			}
		}
	}

	@Test
	void callWhenPathIsUnknownThenIsNoUnknownUser() {
		for (DelegationRequestException refused : refusals(
				(hawcx) -> hawcx.management("/v1/management/users/none", Map.of("userid", "nobody@example.com")))) {
			assertPathBlamed(refused);
		}
	}

	@Test
	void callWhenPrefixIsWrongThenIsNoUnknownUser() {
		List<Hawcx> clients = List.of(
				Hawcx.builder(credentials.issuer(), credentials.configId())
					.secretKey(SecretKey.parse(secretKey()))
					.apiPrefix("/v2")
					.build(),
				Hawcx.builder(credentials.issuer(), credentials.configId())
					.signingKey(credentials.confidentialClientId(), signingKey())
					.apiPrefix("/v2")
					.build());
		for (Hawcx hawcx : clients) {
			assertPathBlamed(refusal(hawcx,
					(client) -> client.startStepUp(StepUp.changePhoneNumber("nobody@example.com", "+15550000009"))));
		}
	}

	private static void assertPathBlamed(DelegationRequestException refused) {
		assertThat(refused).isNotInstanceOf(UnknownUserException.class)
			.hasMessageContainingAll("status 404", "(hawcx.base-url)", "(hawcx.management.api-prefix)");
	}

	@Test
	void callWhenValueIsWrongThenQuotesTheDetail() {
		for (DelegationRequestException refused : refusals(
				(hawcx) -> hawcx.management("/v1/management/users/mfa-enforcement",
						Map.of("userid", credentials.user(), "mfa_enforcement", "x")))) {
			assertThat(refused).hasMessageContainingAll("status 422 and detail 'mfa_enforcement is not one of "
					+ "always_off, always_on, default, risk_based'", "correct its values");
		}
	}

	@Test
	void consumeWhenReceiptIsRefusedThenSaysToStartAgain() {
		for (DelegationRequestException refused : refusals((hawcx) -> hawcx.consumeStepUp(RECEIPT))) {
			assertThat(refused).hasMessageContaining("start a new step-up");
		}
	}

	@Test
	void callWhenConfigIdIsWrongThenNamesIt() {
		for (Hawcx hawcx : clients("other", secretKey(), signingKey(), 0)) {
			assertThat(refusal(hawcx, ManagementRefusalTests::read)).hasMessageContainingAll("status 401; ",
					"check the config id (hawcx.config-id)");
		}
	}

	@Test
	void callWhenKeyIsWrongThenNamesItsIdAndThatTheClockIsRight() {
		List<Hawcx> clients = clients(credentials.configId(), SecretKey.generate("other-kid", "hawcx").blob(),
				SigningKey.generate("other-kid"), 0);
		for (Hawcx hawcx : clients) {
			assertThat(refusal(hawcx, ManagementRefusalTests::read)).hasMessageContainingAll("status 401 and detail",
					" other-kid (hawcx.s", "this machine's clock agrees with the Date of Hawcx's reply");
		}
	}

	@Test
	void callWhenClockIsWrongThenSaysByHowMuchAndBlamesNoKey() {
		for (long minutes : List.of(-7L, 7L)) {
			for (Hawcx hawcx : clients(credentials.configId(), secretKey(), signingKey(), minutes)) {
				assertThat(refusal(hawcx, ManagementRefusalTests::read))
					.hasMessageContaining("this machine's clock is 7 min " + ((minutes < 0) ? "behind" : "ahead of")
							+ " the Date of Hawcx's reply: set the clock")
					.hasMessageNotContaining("-key");
			}
		}
	}

	private static void read(Hawcx hawcx) {
		hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", credentials.user()));
	}

	private static List<DelegationRequestException> refusals(Consumer<Hawcx> call) {
		return clients(credentials.configId(), secretKey(), signingKey(), 0).stream()
			.map((hawcx) -> refusal(hawcx, call))
			.toList();
	}

	private static DelegationRequestException refusal(Hawcx client, Consumer<Hawcx> call) {
		try (Hawcx hawcx = client) {
			DelegationRequestException refused = catchThrowableOfType(DelegationRequestException.class,
					() -> call.accept(hawcx));
			assertThat(refused).hasMessageNotContainingAny("nobody@example.com", "+1555", RECEIPT, "eyJ", "\n");
			return refused;
		}
	}

	private static List<Hawcx> clients(String configId, String blob, SigningKey key, long minutes) {
		Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
		return List.of(
				Hawcx.builder(credentials.issuer(), configId).secretKey(SecretKey.parse(blob)).clock(clock).build(),
				Hawcx.builder(credentials.issuer(), configId)
					.signingKey(credentials.confidentialClientId(), key)
					.clock(clock)
					.build());
	}

	private static String secretKey() {
		return credentials.secretKey();
	}

	private static SigningKey signingKey() {
		return SigningKey.parse(credentials.privateJwk());
	}

}
