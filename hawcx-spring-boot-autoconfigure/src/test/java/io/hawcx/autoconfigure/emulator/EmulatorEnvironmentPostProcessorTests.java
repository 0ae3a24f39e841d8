package io.hawcx.autoconfigure.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EmulatorEnvironmentPostProcessorTests {

	@Test
	void startWhenProductionIsConfiguredTooThenUsesEmulatorAndNamesWhatIsSetAside(CapturedOutput output) {
		Map<String, Object> production = Map.of("hawcx.base-url", "https://api.hawcx.com", "hawcx.config-id",
				"${HAWCX_CONFIG_OF_PRODUCTION}", "hawcx.client-id", "client", "hawcx.secret-key",
				"${HAWCX_KEY_OF_PRODUCTION}", "hawcx.signing-key.location", "file:/run/secrets/none-here",
				"hawcx.http.proxy", "http://proxy.example.com:3128", "hawcx.management.api-prefix", "/v2",
				"hawcx.emulator.enabled", "true");
		try (ConfigurableApplicationContext context = run(production)) {
			String emulator = context.getBean(HawcxEmulator.class).baseUrl();
			assertThat(context.getBean(HawcxConnectionDetails.class).getBaseUrl()).isEqualTo(emulator);
			assertThat(context.getEnvironment().getProperty("hawcx.management.api-prefix")).isEqualTo("/v1");
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("set aside"))).singleElement()
			.asString()
			.contains("INFO",
					"hawcx.base-url, hawcx.config-id, hawcx.client-id, hawcx.secret-key, "
							+ "hawcx.signing-key.location, hawcx.http.proxy, hawcx.management.api-prefix.")
			.doesNotContain("api.hawcx.com", "run/secrets", "proxy.example.com");
	}

	@Test
	void startWhenEmulatorAloneIsConfiguredThenSetsNothingAside(CapturedOutput output) {
		run(Map.of("hawcx.emulator.enabled", "true")).close();
		assertThat(output).doesNotContain("set aside");
	}

	@ParameterizedTest
	@CsvSource({ "HAWCX_BASEURL, hawcx.base-url", "HAWCX_BASE_URL, hawcx.base-url", "HAWCX_CONFIGID, hawcx.config-id",
			"HAWCX_CONFIG_ID, hawcx.config-id", "HAWCX_CLIENTID, hawcx.client-id", "HAWCX_CLIENT_ID, hawcx.client-id",
			"HAWCX_SECRETKEY, hawcx.secret-key", "HAWCX_SECRET_KEY, hawcx.secret-key",
			"HAWCX_SECRETKEYLOCATION, hawcx.secret-key-location",
			"HAWCX_SIGNINGKEY_LOCATION, hawcx.signing-key.location", "HAWCX_SIGNING_KEY_VALUE, hawcx.signing-key.value",
			"HAWCX_SIGNINGKEY_KEYID, hawcx.signing-key.key-id", "HAWCX_OAUTH_ISSUER, hawcx.oauth.issuer" })
	void environmentWhenVariableLeadsElsewhereThenIsSetAside(String variable, String property) {
		StandardEnvironment environment = environment(Map.of("hawcx.emulator.enabled", "true"), variable);
		assertThat(environment.getProperty(property)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "false", "''", "yes", "${NOT_SET_ANYWHERE}" })
	void environmentWhenEmulatorIsNotEnabledThenIsLeftAlone(String enabled) {
		StandardEnvironment environment = environment(Map.of("hawcx.emulator.enabled", enabled), "HAWCX_BASE_URL");
		assertThat(environment.getPropertySources().contains(EmulatorEnvironmentPostProcessor.SOURCE)).isFalse();
		assertThat(environment.getProperty("HAWCX_BASE_URL")).isEqualTo("x");
	}

	private static StandardEnvironment environment(Map<String, Object> properties, String variable) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("application.yml", properties));
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(
					"test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "x")));
		new EmulatorEnvironmentPostProcessor(new DeferredLogs()).postProcessEnvironment(environment,
				new SpringApplication());
		return environment;
	}

	private static ConfigurableApplicationContext run(Map<String, Object> properties) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("spring.jmx.enabled", "false");
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.properties(all)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
