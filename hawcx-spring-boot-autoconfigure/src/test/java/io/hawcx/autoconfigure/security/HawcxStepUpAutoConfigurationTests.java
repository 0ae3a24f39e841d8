package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxStepUpAutoConfigurationTests {

	private static final String[] CLIENT = { "hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config",
			"hawcx.client-id=client", "hawcx.step-up.enabled=true" };

	private static final AutoConfigurations ALL = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
			HawcxLoginAutoConfiguration.class, HawcxReactiveLoginAutoConfiguration.class,
			HawcxReactiveWebSecurityAutoConfiguration.class, HawcxWebSecurityAutoConfiguration.class,
			HawcxStepUpAutoConfiguration.class, OAuth2ClientAutoConfiguration.class, SecurityAutoConfiguration.class,
			ServletWebSecurityAutoConfiguration.class, ReactiveOAuth2ClientAutoConfiguration.class,
			ReactiveWebSecurityAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner().withConfiguration(ALL);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(ALL);

	@Test
	void stepUpWhenThereIsNoLoginThenIsRefused() {
		String reason = "hawcx.step-up.enabled is true, but there is no login through Hawcx";
		assertRefused(this.servlet.withPropertyValues("hawcx.step-up.enabled=true"), reason);
		assertRefused(this.reactive.withPropertyValues("hawcx.step-up.enabled=true"), reason);
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			assertRefused(
					this.servlet.withPropertyValues("hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config",
							"hawcx.secret-key=" + emulator.credentials().secretKey(), "hawcx.step-up.enabled=true"),
					reason);
		}
		assertRefused(this.servlet.withPropertyValues(CLIENT).withPropertyValues("hawcx.login.enabled=false"),
				"hawcx.step-up.enabled is true, but hawcx.login.enabled is false");
		assertRefused(this.servlet.withPropertyValues(CLIENT)
			.withClassLoader(new FilteredClassLoader("org.springframework.security")), reason);
	}

	@Test
	void stepUpWhenBeansAreLazyThenIsRefusedAtStartAllTheSame() {
		assertRefused(
				this.servlet.withPropertyValues("hawcx.step-up.enabled=true")
					.withInitializer((context) -> context
						.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor())),
				"hawcx.step-up.enabled is true, but there is no login through Hawcx");
	}

	@Test
	void stepUpWhenThereIsNoKeyForManagementThenIsRefused() {
		String reason = "hawcx.step-up.enabled is true, but there is no key";
		assertRefused(this.servlet.withPropertyValues(CLIENT), reason);
		assertRefused(this.reactive.withPropertyValues(CLIENT), reason);
	}

	@Test
	void stepUpWhenItIsOffThenNothingIsRefused() {
		this.reactive.withPropertyValues("hawcx.step-up.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		this.servlet.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void stepUpWhenApplicationServesNoPagesThenIsWarnedOfAndStarts(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues("hawcx.step-up.enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("hawcx.step-up.enabled is true, but this is no web application");
			});
	}

	private static void assertRefused(AbstractApplicationContextRunner<?, ?, ?> runner, String reason) {
		runner.run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.isInstanceOf(HawcxConfigurationException.class)
			.hasMessageContaining(reason));
	}

}
