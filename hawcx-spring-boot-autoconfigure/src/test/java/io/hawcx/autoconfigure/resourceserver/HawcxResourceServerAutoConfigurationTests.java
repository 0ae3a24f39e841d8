package io.hawcx.autoconfigure.resourceserver;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.security.oauth2.HawcxJwtDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HawcxResourceServerAutoConfigurationTests {

	private static final String ENABLED = "hawcx.resource-server.enabled=true";

	private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

	private final WebApplicationContextRunner withClient = new WebApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config", "hawcx.client-id=client");

	@ParameterizedTest
	@ValueSource(strings = { "hawcx.resource-server.enabled=false", JWT + "issuer-uri=https://issuer.example.com" })
	void startWhenNotEnabledThenHasNoDecoder(String property) {
		this.withClient.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JwtDecoder.class));
	}

	@Test
	void startWhenEnabledThenHasDecoderAndTellsOfDefaultChain(CapturedOutput log) {
		this.withClient.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).hasSingleBean(HawcxJwtDecoder.class));
		assertThat(log).contains("the default security filter chain signs users in and takes no bearer tokens");
	}

	@Test
	void startWhenEnabledOutsideTheWebThenHasDecoder() {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config",
					"hawcx.client-id=client", ENABLED)
			.run((context) -> assertThat(context).hasSingleBean(JwtDecoder.class));
	}

	@Test
	void startWhenApplicationHasDecoderThenBacksOff() {
		this.withClient.withUserConfiguration(OwnDecoder.class)
			.withPropertyValues(ENABLED, JWT + "issuer-uri=https://issuer.example.com")
			.run((context) -> assertThat(context).hasSingleBean(JwtDecoder.class)
				.doesNotHaveBean(HawcxJwtDecoder.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.main.lazy-initialization=true", "spring.main.lazy-initialization=false" })
	void startWhenThereIsNoClientIdThenSaysSo(String lazy) {
		new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(ENABLED, lazy)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContainingAll("hawcx.resource-server.enabled is true, but there is no client id",
						"Set hawcx.client-id"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "issuer-uri", "jwk-set-uri", "public-key-location" })
	void startWhenAnotherIssuerIsConfiguredThenNamesBoth(String name) {
		this.withClient.withPropertyValues(ENABLED, JWT + name + "=https://issuer.example.com")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContainingAll("hawcx.resource-server.enabled", JWT + name));
	}

	@Test
	void startWhenThereIsNoResourceServerThenNamesDependency() {
		this.withClient.withPropertyValues(ENABLED)
			.withClassLoader(new FilteredClassLoader(JwtAuthenticationToken.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("spring-boot-starter-security-oauth2-resource-server"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecoder {

		@Bean
		JwtDecoder decoder() {
			return (token) -> {
				throw new UnsupportedOperationException();
			};
		}

	}

}
