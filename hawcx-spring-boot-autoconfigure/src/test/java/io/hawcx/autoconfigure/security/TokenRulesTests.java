package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.session.Session;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenRulesTests {

	private final HawcxLoginProperties.CodeHandover handover = new HawcxLoginProperties.CodeHandover();

	private final HawcxLoginProperties.CodeHandover.Token token = this.handover.getToken();

	private void check() {
		TokenRules.check("p", this.handover);
	}

	@Test
	void checkWhenEnabledWithTheHandOverThenPasses() {
		this.handover.setEnabled(true);
		this.token.setEnabled(true);
		this.token.setFailuresPerMinute(0);
		assertThatCode(this::check).doesNotThrowAnyException();
	}

	@Test
	void checkWhenEnabledWithoutTheHandOverThenNamesBoth() {
		this.token.setEnabled(true);
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(this::check)
			.withMessageContaining("p.token.enabled")
			.withMessageContaining("p.enabled");
	}

	@Test
	void checkWhenSpringSessionIsMissingThenNamesTheDependency() {
		this.handover.setEnabled(true);
		this.token.setEnabled(true);
		Thread thread = Thread.currentThread();
		ClassLoader before = ClassUtils.overrideThreadContextClassLoader(new FilteredClassLoader(Session.class));
		try {
			assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(this::check)
				.satisfies((ex) -> assertThat(ex.action()).contains("org.springframework.session:spring-session-core"));
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void checkWhenATimeOrNumberCannotWorkThenNamesTheProperty() {
		this.token.setIdleTimeout(Duration.ofMillis(999));
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(this::check)
			.withMessageContaining("p.token.idle-timeout");
		this.token.setIdleTimeout(Duration.ofDays(1));
		this.token.setLifetime(Duration.ofDays(3651));
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(this::check)
			.withMessageContaining("p.token.lifetime");
		this.token.setLifetime(Duration.ofDays(1));
		this.token.setFailuresPerMinute(-1);
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(this::check)
			.withMessageContaining("p.token.failures-per-minute");
	}

}
