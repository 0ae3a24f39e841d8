package io.hawcx.autoconfigure.security;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A login in a chain of the application's own, and no property that configures it.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingLoginTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenOwnChainAsksForHawcxAndNothingIsSetThenNamesTheProperties(WebApplicationType stack,
			CapturedOutput output) {
		boolean servlet = stack == WebApplicationType.SERVLET;
		assertThatException().isThrownBy(() -> new ContractApplication(stack, Map.of(), Application.class,
				servlet ? OwnServletChain.class : OwnReactiveChain.class));
		assertAnswered(output);
	}

	@ParameterizedTest
	@EnumSource(names = "SERVLET")
	void startWhenOwnChainAsksForAnyLoginThenNamesTheProperties(WebApplicationType stack, CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> new ContractApplication(stack, Map.of(), Application.class, PlainChain.class));
		assertAnswered(output);
	}

	private static void assertAnswered(CapturedOutput output) {
		assertThat(Objects.toString(output)).contains("APPLICATION FAILED TO START",
				"A security filter chain asks for a login, but neither hawcx.client-id nor",
				"set hawcx.base-url, hawcx.config-id and hawcx.client-id");
	}

	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.oauth2Login(Customizer.withDefaults()).build();
		}

	}

}
