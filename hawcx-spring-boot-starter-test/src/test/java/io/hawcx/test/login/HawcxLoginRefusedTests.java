package io.hawcx.test.login;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@HawcxEmulatorTest(classes = TestApplication.class, discovery = DiscoveryShape.LEAN,
		properties = "hawcx.login.code-handover.enabled=false")
class HawcxLoginRefusedTests {

	@Autowired
	private HawcxLogin login;

	@Test
	void handOverWhenApplicationHasNoneThenNamesTheProperty() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.login.handOver("a@example.com"))
			.withMessageContaining("hawcx.login.code-handover.enabled");
	}

	@Test
	void redirectWhenDiscoveryIsLeanThenSaysSo() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.login.redirect("a@example.com"))
			.withMessageContaining("authorization endpoint");
	}

	@Test
	void browserWhenThereIsNoServerThenSaysSo(@Autowired HawcxBrowser browser) {
		assertThatIllegalStateException().isThrownBy(() -> browser.get("/me")).withMessageContaining("RANDOM_PORT");
	}

}
