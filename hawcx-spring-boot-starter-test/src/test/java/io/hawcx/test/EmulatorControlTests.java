package io.hawcx.test;

import java.time.Duration;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the injected emulator can do to an application under test. Its seed keeps its
 * clock and faults away from other tests.
 */
@HawcxEmulatorTest(classes = TestApplication.class)
@AutoConfigureHawcxEmulator(seed = "control")
class EmulatorControlTests {

	@Autowired
	private HawcxEmulator hawcx;

	@Autowired
	private HawcxLogin login;

	@Autowired
	private MockMvcTester mvc;

	@AfterEach
	void reset() {
		this.hawcx.clock().reset();
		this.hawcx.faults().clear();
	}

	@Test
	void loginWhenEmulatorsClockIsAheadThenIsRefusedUntilItIsReset() {
		this.hawcx.clock().advance(Duration.ofMinutes(2));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.login.handOver("ahead@example.com"))
			.withMessageContaining("401");
		this.hawcx.clock().reset();
		assertThat(this.login.handOver("ahead@example.com")).isNotNull();
	}

	@Test
	void loginWhenKeysWereRotatedThenWorks() {
		this.login.handOver("before@example.com");
		this.hawcx.rotateKeys();
		MockHttpSession session = this.login.handOver("after@example.com");
		assertThat(this.mvc.get().uri("/me").session(session)).hasBodyTextEqualTo("after@example.com");
	}

	@Test
	void requestsWhenLoggedInThenAreFoundByWhatTheyAre() {
		this.hawcx.requests().clear();
		this.login.handOver("seen@example.com");
		RecordedRequest exchange = this.hawcx.requests().to("/oauth2/token").latest();
		assertThat(exchange).isNotNull();
		assertThat(exchange.clientId()).isEqualTo(this.hawcx.credentials().confidentialClientId());
		assertThat(exchange.configId()).isEqualTo(this.hawcx.credentials().configId());
		assertThat(this.hawcx.requests().refused().list()).isEmpty();
	}

	@Test
	void loginWhenTokenEndpointFailsOnceThenNextOneWorks() {
		this.hawcx.faults().on("/oauth2/token").times(1).status(503);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.login.handOver("unlucky@example.com"))
			.withMessageContaining("temporarily_unavailable");
		assertThat(this.login.handOver("unlucky@example.com")).isNotNull();
	}

}
