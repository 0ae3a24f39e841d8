package io.hawcx.autoconfigure.diagnostics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class BootVersionGuardTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.9", "3.0.0-M1", "2.7.18" })
	void startWhenBootIsTooOldThenSaysWhatIsNeeded(String version) {
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(() -> BootVersionGuard.check(version))
			.satisfies((ex) -> {
				assertThat(ex.reason()).contains("Spring Boot " + version, "4.0 or later").endsWith(".");
				assertThat(ex.action()).contains("spring-boot-starter-parent").endsWith(".");
			});
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.0.0", "4.1.2", "5.0.0-SNAPSHOT", "10.1", "" })
	void startWhenBootIsNewEnoughOrUnknownThenStarts(String version) {
		assertThatNoException().isThrownBy(() -> BootVersionGuard.check(version));
	}

	@Test
	void applicationWhenItStartsThenIsAsked() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ApplicationContextInitializer.class, (type, name, ex) -> {
			})).hasAtLeastOneElementOfType(BootVersionGuard.class);
	}

}
