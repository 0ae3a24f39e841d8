package io.hawcx.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class BadConfigurationTests {

	private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";

	private static final String BASE = "hawcx.base-url=https://api.hawcx.com";

	private static final String CONFIG = "hawcx.config-id=config";

	private static final String CLIENT = "hawcx.client-id=client";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class));

	static Stream<Case> cases() {
		return Stream.of(
				new Case("holds a '*'", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,*"),
				new Case("holds a '*'", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://*.example.com"),
				new Case("with a path", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com/shop"),
				new Case("ends with a slash", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com/"),
				new Case("no origin: it must not have user information", "https://app.example.com", BASE, CONFIG,
						CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://user:" + SECRET
								+ "@app.example.com"),
				new Case("no origin: it must be https", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,http://app.example.com"),
				new Case("no origin", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,app.example.com"),
				new Case("no origin", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,null"),
				new Case("capital letters", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://App.example.com"),
				new Case("scheme's own port", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com:443"),
				new Case("with a path or query", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com?x"),
				new Case("hawcx.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.secret-key=hwx_sk_v1_" + SECRET),
				new Case("hawcx.secret-key and hawcx.secret-key-location are both set", "Remove", BASE, CONFIG,
						"hawcx.secret-key=" + SECRET, "hawcx.secret-key-location=file:/nowhere"),
				new Case("hawcx.secret-key-location names something that cannot be read", "file:", BASE, CONFIG,
						"hawcx.secret-key-location=file:/nowhere/at/all"),
				new Case("hawcx.secret-key-location names something that cannot be read", "file:", BASE, CONFIG,
						"hawcx.secret-key-location=hwx_sk_v1_" + SECRET),
				new Case("hawcx.signing-key.value is not an Ed25519 private key", "JWK", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value={\"kty\":\"OKP\",\"d\":\"" + SECRET + "\"}"),
				new Case("hawcx.signing-key.key-id is not set", "Set hawcx.signing-key.key-id", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value=-----BEGIN PRIVATE KEY-----" + SECRET),
				new Case("hawcx.signing-key.key-id is set, but there is no signing key", "hawcx.signing-key.location",
						BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k"),
				new Case("hawcx.signing-key.value and hawcx.signing-key.location are both set", "Remove", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.value=" + SECRET, "hawcx.signing-key.location=file:/nowhere"),
				new Case("hawcx.client-id is not set, but a signing key", "Set hawcx.client-id", BASE, CONFIG,
						"hawcx.signing-key.value=" + SECRET),
				new Case("hawcx.base-url ends with a slash", "Remove the slash", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/"),
				new Case("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=http://api.hawcx.com"),
				new Case("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://user:" + SECRET + "@api.hawcx.com"),
				new Case("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https//api.hawcx.com"),
				new Case("hawcx.oauth.issuer ends with a slash", "Remove the slash", BASE, CONFIG, CLIENT,
						"hawcx.oauth.issuer=https://id.hawcx.com/"),
				new Case("hawcx.config-id is not set", "Set hawcx.config-id", BASE, CLIENT),
				new Case("hawcx.config-id is not set", "Set hawcx.config-id", BASE, CLIENT, "hawcx.config-id= "),
				new Case("hawcx.base-url is not set", "Set hawcx.base-url", CLIENT),
				new Case("neither hawcx.secret-key nor hawcx.client-id", "Set hawcx.secret-key", BASE, CONFIG),
				new Case("have the same value", "Set hawcx.client-id", BASE, CONFIG, "hawcx.client-id=config"),
				new Case("hawcx.management.timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.management.timeout=0s"),
				new Case("hawcx.oauth.timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.oauth.timeout=-1s"),
				new Case("hawcx.http.connect-timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.http.connect-timeout=0"),
				new Case("hawcx.oauth.assertion-lifetime must be 1 to 120", "60s", BASE, CONFIG, CLIENT,
						"hawcx.oauth.assertion-lifetime=10m"),
				new Case("hawcx.oauth.client-authentication is private_key_jwt", "hawcx.signing-key.location", BASE,
						CONFIG, CLIENT, "hawcx.oauth.client-authentication=private-key-jwt"),
				new Case("hawcx.management.authentication is delegation, but there is no secret key",
						"hawcx.secret-key-location", BASE, CONFIG, CLIENT,
						"hawcx.management.authentication=delegation"),
				new Case("hawcx.management.authentication is private_key_jwt, but there is no signing key",
						"hawcx.signing-key.location", BASE, CONFIG, CLIENT, "hawcx.secret-key=" + secretKey(),
						"hawcx.management.authentication=private-key-jwt"),
				new Case("hawcx.base-url is not set, but hawcx.management.authentication is configured",
						"Set hawcx.base-url", "hawcx.management.authentication=delegation"),
				new Case("hawcx.http.max-attempts must be 1", "1, 2 or 3", BASE, CONFIG, CLIENT,
						"hawcx.http.max-attempts=4"),
				new Case("hawcx.management.api-prefix cannot be used", "/v1", BASE, CONFIG, CLIENT,
						"hawcx.management.api-prefix=/../v1"),
				new Case("hawcx.http.ssl-bundle names 'none-such'", "spring.ssl.bundle", BASE, CONFIG, CLIENT,
						"hawcx.http.ssl-bundle=none-such"),
				new Case("hawcx.http.proxy is not the address", "http://proxy.example.com:3128", BASE, CONFIG, CLIENT,
						"hawcx.http.proxy=http://user:" + SECRET + "@proxy:1"),
				new Case("hawcx.login.scope lacks openid", "Add openid", BASE, CONFIG, CLIENT,
						"hawcx.login.scope=email"),
				new Case("hawcx.login.page holds", "slash", BASE, CONFIG, CLIENT,
						"hawcx.login.page=https://evil.example"),
				new Case("hawcx.step-up.enabled is true, but hawcx.login.enabled is false", "Remove", BASE, CONFIG,
						CLIENT, "hawcx.step-up.enabled=true", "hawcx.login.enabled=false"),
				new Case("hawcx.step-up.path ends", "/step-up/hawcx", BASE, CONFIG, CLIENT,
						"hawcx.step-up.path=/change/"),
				new Case("hawcx.step-up.purposes is empty", "change_phone_number", BASE, CONFIG, CLIENT,
						"hawcx.step-up.purposes="),
				new Case("hawcx.step-up.max-login-age", "5m", BASE, CONFIG, CLIENT, "hawcx.step-up.max-login-age=0s"),
				new Case("hawcx.login.redirect-uri holds braces", "https://app.example.com/login", BASE, CONFIG, CLIENT,
						"hawcx.login.redirect-uri={baseURL}/login/oauth2/code/hawcx"),
				new Case("hawcx.login.redirect-uri must be an absolute https URL", "registered with Hawcx", BASE,
						CONFIG, CLIENT, "hawcx.login.redirect-uri=/login/oauth2/code/hawcx"),
				new Case("hawcx.login.redirect-uri must be https", "registered with Hawcx", BASE, CONFIG, CLIENT,
						"hawcx.login.redirect-uri=http://app.example.com/login/oauth2/code/hawcx"),
				new Case("hawcx.login.registration-id", "hawcx", BASE, CONFIG, CLIENT,
						"hawcx.login.registration-id=a/b"),
				new Case("hawcx.signing-key cannot be read", "hawcx.signing-key.value", BASE, CONFIG, CLIENT,
						"hawcx.signing-key=" + SECRET),
				new Case("hawcx.emulator.enabled is true, but hawcx.base-url is set too", "Remove", BASE,
						"hawcx.emulator.enabled=true"),
				new Case("hawcx.emulator.port must be a port", "free port", "hawcx.emulator.enabled=true",
						"hawcx.emulator.port=70000"));
	}

	private static String secretKey() {
		return SecretKey.generate("customer", "hawcx").blob();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void startWhenConfigurationIsWrongThenSaysWhatAndWhatToDo(Case wrong) {
		this.runner.withPropertyValues(wrong.properties()).run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains(wrong.description()).doesNotContain(SECRET);
			assertThat(analysis.getAction()).contains(wrong.action()).doesNotContain(SECRET);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com/login/oauth2/code/hawcx", "http://localhost:8080/callback",
			"{baseScheme}://app.example.com{basePort}{basePath}/login/oauth2/code/{registrationId}",
			"{baseUrl}/{action}/oauth2/code/{registrationId}", "" })
	void startWhenRedirectUriCanBeUsedThenStarts(String template) {
		this.runner.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.login.redirect-uri=" + template)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenKeyFileIsEmptyThenSaysSo(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("key"), "\n");
		this.runner.withPropertyValues(BASE, CONFIG, "hawcx.secret-key-location=" + file.toUri())
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription())
				.contains("hawcx.secret-key-location names a file that is empty"));
	}

	@Test
	void startWhenEmulatorIsNotOnClasspathThenNamesDependency() {
		this.runner.withClassLoader(new FilteredClassLoader(HawcxEmulator.class))
			.withPropertyValues("hawcx.emulator.enabled=true")
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
				.contains("io.hawcx:hawcx-emulator"));
	}

	@Test
	void startWhenClientIsInjectedAndNothingConfiguredThenNamesProperties() {
		this.runner.withUserConfiguration(NeedsHawcx.class)
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
				.contains("hawcx.base-url, hawcx.config-id and hawcx.secret-key"));
	}

	static FailureAnalysis analyze(Throwable failure) {
		assertThat(failure).isNotNull();
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, ex) -> {
			});
		return analyzers.stream()
			.filter((analyzer) -> analyzer.getClass().getName().startsWith("io.hawcx."))
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElseThrow(() -> new AssertionError("not analyzed", failure));
	}

	/**
	 * A wrong configuration.
	 *
	 * @param description part of what is said about it
	 * @param action part of the remedy
	 * @param properties the configuration
	 */
	record Case(String description, String action, String... properties) {

		@Override
		public String toString() {
			return this.description;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsHawcx {

		@Bean
		String user(Hawcx hawcx) {
			return hawcx.toString();
		}

	}

}
