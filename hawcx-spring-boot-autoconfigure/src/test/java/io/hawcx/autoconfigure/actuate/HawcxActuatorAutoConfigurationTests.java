package io.hawcx.autoconfigure.actuate;

import java.util.List;
import java.util.stream.Collectors;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxActuatorAutoConfigurationTests {

	private static final String BLOB = "hwx_sk_v1_eyJ2IjoxLCJhbGciOiJlZDI1NTE5K3gyNTUxOSJ9";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HawcxActuatorAutoConfiguration.class));

	@Test
	void endpointsWhenValuesAreShownThenHideSecretsAlone() {
		this.runner
			.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class,
					HawcxTransportAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
					ConfigurationPropertiesReportEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoint.env.show-values=always",
					"management.endpoint.configprops.show-values=always", "management.endpoints.web.exposure.include=*",
					"hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=the-config", "hawcx.client-id=client",
					"hawcx.http.proxy=http://127.0.0.1:3128", "hawcx.http.proxy-username=alice",
					"hawcx.http.proxy-password=wonder-land", "hawcx.management.extra-headers.X-Gateway=opensesame",
					"sun.java.command=app.jar --hawcx.secret-key=" + BLOB)
			.run((context) -> {
				String environment = environment(context.getBean(EnvironmentEndpoint.class));
				String properties = String
					.valueOf(properties(context.getBean(ConfigurationPropertiesReportEndpoint.class)));
				for (String shown : List.of(environment, properties)) {
					assertThat(shown).contains("the-config", "https://api.hawcx.com", "******")
						.doesNotContain("wonder-land", "opensesame", BLOB);
				}
			});
	}

	@ParameterizedTest
	@CsvSource({ "hawcx.secret-key", "hawcx.secretKey", "HAWCX_SECRET_KEY", "HAWCX_SECRETKEY",
			"hawcx.signing-key.value", "hawcx.signingKey.value", "HAWCX_SIGNINGKEY_VALUE", "HAWCX_HTTP_PROXYPASSWORD",
			"hawcx.tenants.blue.secret-key", "hawcx.management.extra-headers[X-A]" })
	void applyWhenNameIsOfASecretThenHidesIt(String name) {
		assertThat(apply(name, "anything")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(apply(name, "")).isEqualTo("");
		assertThat(apply(name, null)).isNull();
	}

	@Test
	void applyWhenValueIsAKeyThenHidesItUnderAnyName() {
		SigningKey key = SigningKey.generate("k");
		for (String secret : List.of(BLOB, "-----BEGIN PRIVATE KEY-----\nMC4C", "-----BEGIN RSA PRIVATE KEY-----",
				"{\"hawcx\":{\"secret-key\":\"" + BLOB + "\"}}",
				"{\"kty\":\"OKP\", \"d\" : \"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}")) {
			assertThat(apply("my.own", secret)).isEqualTo(SanitizableData.SANITIZED_VALUE);
		}
		assertThat(apply("my.own", key.publicJwk())).isEqualTo(key.publicJwk());
	}

	@ParameterizedTest
	@CsvSource({ "hawcx.base-url", "hawcx.secret-key-location", "hawcx.signing-key.key-id",
			"hawcx.signing-key.location", "spring.mail.password", "my.secret-key" })
	void applyWhenNameIsOfNoSecretOfOursThenShowsIt(String name) {
		assertThat(apply(name, "value")).isEqualTo("value");
	}

	@Test
	void beanWhenActuatorIsMissingThenIsMissingToo() {
		this.runner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("hawcxSanitizingFunction"));
	}

	private static Object apply(String name, Object value) {
		return new HawcxSanitizingFunction().apply(new SanitizableData(null, name, value)).getValue();
	}

	private static String environment(EnvironmentEndpoint endpoint) {
		return endpoint.environment(null)
			.getPropertySources()
			.stream()
			.flatMap((source) -> source.getProperties().entrySet().stream())
			.map((property) -> property.getKey() + "=" + property.getValue().getValue())
			.collect(Collectors.joining("\n"));
	}

	private static Object properties(ConfigurationPropertiesReportEndpoint endpoint) {
		return endpoint.configurationProperties()
			.getContexts()
			.values()
			.stream()
			.flatMap((context) -> context.getBeans().values().stream())
			.map((bean) -> bean.getProperties().toString())
			.toList();
	}

}
