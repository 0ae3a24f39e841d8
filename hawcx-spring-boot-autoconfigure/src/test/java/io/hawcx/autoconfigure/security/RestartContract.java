package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * A context that is stopped and started again, as for a checkpoint of the JVM.
 */
abstract class RestartContract {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	abstract ContractApplication start(Map<String, ?> properties);

	private static Set<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("(hawcx|idle-connection|httpclient).*"))
			.map((thread) -> thread.getName() + " " + thread.getId())
			.collect(Collectors.toSet());
	}

	private static Map<String, Object> call(ContractApplication application) {
		Map<String, Object> body = Map.of("userid", "alice@example.com");
		Map<String, Object> reply = application.bean(Hawcx.class).management(ENFORCEMENT, body);
		assertThat(application.bean(HawcxAsync.class).management(ENFORCEMENT, body))
			.succeedsWithin(Duration.ofSeconds(20))
			.isEqualTo(reply);
		return reply;
	}

	@Test
	void stopWhenConnectedThenLeavesNothingAndStartBringsItBack() throws IOException {
		Set<String> before = threads();
		try (ContractApplication application = start(
				Map.of("hawcx.emulator.enabled", "true", "hawcx.login.code-handover.enabled", "true"))) {
			HawcxEmulator emulator = application.emulator();
			EmulatorCredentials credentials = emulator.credentials();
			int port = Integer.parseInt(credentials.issuer().replaceFirst(".*:", ""));
			Map<String, Object> reply = call(application);
			assertThat(application.visitor().signInByHandOver().statusCode()).isEqualTo(200);
			assertThat(threads()).isNotEqualTo(before);

			application.context().stop();

			assertThat(threads()).isEqualTo(before);
			assertThat(emulator.openConnections()).isZero();
			assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
				.isInstanceOf(ConnectException.class);
			assertStopped(application);

			application.context().start();

			assertThat(emulator.credentials()).isEqualTo(credentials);
			assertThat(call(application)).isEqualTo(reply);
			assertThat(application.visitor().signInByHandOver().statusCode()).isEqualTo(200);
			application.context().stop();
		}
		assertThat(threads()).isEqualTo(before);
	}

	private static void assertStopped(ContractApplication application) {
		Map<String, Object> body = Map.of("userid", "alice@example.com");
		String sentence = "the application context is stopped";
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> application.bean(Hawcx.class).management(ENFORCEMENT, body))
			.withMessageContainingAll("was not sent", sentence);
		assertThat(application.bean(HawcxAsync.class).management(ENFORCEMENT, body)).failsWithin(Duration.ofSeconds(20))
			.withThrowableThat()
			.withMessageContaining(sentence);
	}

	@Test
	void startWhenReplyIsRepeatedThenIsRefusedAsBefore() {
		try (ContractApplication application = start(Map.of("hawcx.emulator.enabled", "true"))) {
			Hawcx hawcx = application.bean(Hawcx.class);
			StepUp stepUp = StepUp.changeMfaMethod("alice@example.com", MfaMethod.EMAIL_OTP);
			hawcx.startStepUp(stepUp);

			application.context().stop();
			application.context().start();

			application.emulator().faults().on("/v1/management/**").times(1).replay();
			assertThatExceptionOfType(DelegationResponseException.class).isThrownBy(() -> hawcx.startStepUp(stepUp));
		}
	}

}
