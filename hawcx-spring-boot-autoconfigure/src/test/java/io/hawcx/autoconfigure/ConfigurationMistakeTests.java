package io.hawcx.autoconfigure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.BadConfigurationTests.Case;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configurations that people write by mistake, each with the sentence that answers it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMistakeTests {

	private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";

	private static final String BASE = "hawcx.base-url=https://api.hawcx.com";

	private static final String CONFIG = "hawcx.config-id=config";

	private static final String CLIENT = "hawcx.client-id=client";

	private static final String KEY = "hawcx.signing-key.value=";

	private static final String NO_KEY = "hawcx.signing-key.value is not an Ed25519 private key";

	private static final String PUBLIC_JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\","
			+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class));

	private static Case wrong(String description, String action, String... properties) {
		return new Case(description, action, properties);
	}

	private static Case key(String description, String action, String value) {
		return wrong(description, action, BASE, CONFIG, CLIENT, KEY + value);
	}

	private static Case option(String description, String action, String property) {
		return wrong(description, action, BASE, CONFIG, CLIENT, property);
	}

	static Stream<Case> keys() {
		return Stream.of(key(NO_KEY, "with kid and d", PUBLIC_JWK),
				key(NO_KEY, "hawcx.signing-key.key-id", "{\"keys\":[]}"),
				key(NO_KEY, "JWK", "{\"kty\":\"RSA\",\"kid\":\"k\",\"d\":\"" + SECRET + "\"}"),
				key(NO_KEY, "JWK", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"d\":\"" + SECRET + "\"}"),
				key(NO_KEY, "JWK", "hwx_sk_v1_" + SECRET), key(NO_KEY, "JWK", "/run/secrets/" + "hawcx.jwk"),
				key(NO_KEY, "JWK", "ssh-ed25519 " + SECRET),
				key("hawcx.signing-key.value begins with a quotation mark", "without quotation marks",
						"'{\"d\":\"" + SECRET + "\"}'"),
				wrong("hawcx.signing-key.value holds a PEM with the two characters", "line breaks", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN PRIVATE KEY-----\\n" + SECRET + "\\n-----END PRIVATE KEY-----"),
				wrong(NO_KEY, "PKCS#8", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN RSA PRIVATE KEY-----\n" + SECRET + "\n-----END RSA PRIVATE KEY-----"),
				wrong(NO_KEY, "unencrypted", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + SECRET
								+ "\n-----END ENCRYPTED PRIVATE KEY-----"),
				wrong(NO_KEY, "private key", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN CERTIFICATE-----\n" + SECRET + "\n-----END CERTIFICATE-----"),
				wrong("hawcx.signing-key.value holds a map", "single quotes", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value.kty=OKP", "hawcx.signing-key.value.d=" + SECRET),
				wrong("hawcx.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.secret-key=hwx_pk_v1_" + SECRET),
				wrong("hawcx.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.secret-key={\"d\":\"" + SECRET + "\"}"),
				wrong("hawcx.secret-key begins with a quotation mark", "without quotation marks", BASE, CONFIG,
						"hawcx.secret-key=\"hwx_sk_v1_" + SECRET + "\""),
				wrong("hawcx.secret-key-location names a folder", "the file in it", BASE, CONFIG,
						"hawcx.secret-key-location=file:/"),
				wrong("hawcx.signing-key.location names something that cannot be read", "file:", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.location=run/secrets/hawcx.jwk"));
	}

	static Stream<Case> connections() {
		return Stream.of(
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=api.hawcx.com"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com:99999"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://api .hawcx.com"),
				wrong("hawcx.base-url begins with a quotation mark", "without quotation marks", CONFIG, CLIENT,
						"hawcx.base-url=\"https://api.hawcx.com\""),
				wrong("hawcx.base-url is the address of the discovery document", "Remove /.well-known", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/.well-known/openid-configuration"),
				wrong("hawcx.config-id begins with a quotation mark", "without quotation marks", BASE, CLIENT,
						"hawcx.config-id='config'"),
				wrong("hawcx.config-id holds a space", "nothing else", BASE, CLIENT, "hawcx.config-id=con fig"),
				wrong("hawcx.client-id holds a space", "nothing else", BASE, CONFIG, "hawcx.client-id=cliént"),
				wrong("hawcx.client-id is no UUID, but hawcx.config-id is", "Set hawcx.client-id", BASE, CLIENT,
						"hawcx.config-id=6a1c0f4e-0000-4000-8000-000000000001"),
				option("hawcx.oauth.issuer cannot be used", "https", "hawcx.oauth.issuer=http://id.hawcx.com"));
	}

	static Stream<Case> options() {
		return Stream.of(option("hawcx.login.enabled cannot be read", "true or false", "hawcx.login.enabled=ture"),
				wrong("hawcx.emulator.enabled cannot be read", "true or false", "hawcx.emulator.enabled=ture"),
				wrong("hawcx.emulator.discovery cannot be read", "lean", "hawcx.emulator.enabled=true",
						"hawcx.emulator.discovery=full"),
				wrong("hawcx.emulator.port cannot be read", "a number", "hawcx.emulator.enabled=true",
						"hawcx.emulator.port=80a"),
				option("hawcx.management.timeout cannot be read", "10s", "hawcx.management.timeout=fifteen"),
				option("hawcx.management.authentication cannot be read", "delegation, private_key_jwt",
						"hawcx.management.authentication=bearer"),
				option("hawcx.oauth.client-authentication cannot be read", "none, private_key_jwt",
						"hawcx.oauth.client-authentication=client_secret_basic"),
				option("hawcx.oauth.clock-tolerance must not be negative", "10s", "hawcx.oauth.clock-tolerance=-1s"),
				option("hawcx.http.max-attempts must be 1", "1, 2 or 3", "hawcx.http.max-attempts=0"),
				option("hawcx.http.proxy is not the address", "http://proxy", "hawcx.http.proxy=proxy:3128"),
				option("hawcx.login.permit-all holds 'css/**'", "one slash", "hawcx.login.permit-all=/,css/**"),
				option("hawcx.login.code-handover.path ends with a slash", "/login/hawcx",
						"hawcx.login.code-handover.path=/login/hawcx/"),
				wrong("hawcx.management.* properties cannot be used", "docs/properties.md", BASE, CONFIG,
						"hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob(),
						"hawcx.management.extra-headers.[Not\\ a\\ header]=x"));
	}

	@ParameterizedTest
	@MethodSource({ "keys", "connections", "options" })
	void startWhenConfigurationIsWrongThenSaysWhatAndWhatToDo(Case wrong) {
		this.runner.withPropertyValues(wrong.properties()).run((context) -> {
			FailureAnalysis analysis = BadConfigurationTests.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains(wrong.description(), "hawcx.")
				.doesNotContain(SECRET, "\n")
				.endsWith(".");
			assertThat(analysis.getAction()).contains(wrong.action()).doesNotContain(SECRET, "\n").endsWith(".");
		});
	}

	@Test
	void startWhenKeyLocationIsAFolderThenSaysSo(@TempDir Path folder) {
		this.runner.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.signing-key.location=" + folder.toUri())
			.run((context) -> assertThat(BadConfigurationTests.analyze(context.getStartupFailure()).getDescription())
				.contains("hawcx.signing-key.location names a folder"));
	}

	@Test
	void startWhenEmulatorPortIsTakenThenNamesIt() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.runner.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.port=" + taken.getLocalPort())
				.run((context) -> {
					FailureAnalysis analysis = BadConfigurationTests.analyze(context.getStartupFailure());
					assertThat(analysis.getDescription()).contains("hawcx.emulator.port is " + taken.getLocalPort());
					assertThat(analysis.getAction()).contains("a free port");
				});
		}
	}

	@Test
	void startWhenNameIsUnknownThenWarnsWithoutItsValue(CapturedOutput output) {
		this.runner
			.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.login.redirect-url=https://x",
					"hawcx.secretkey-file=" + SECRET)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.getAll().lines().filter((line) -> line.contains("no such property"))).singleElement()
					.asString()
					.contains("hawcx.login.redirect-url", "hawcx.secretkey-file")
					.doesNotContain(SECRET, "https://x");
			});
	}

	@Test
	void startWhenNamesAreKnownInAnySpellingThenWarnsOfNothing(CapturedOutput output) {
		this.runner
			.withPropertyValues(BASE, CONFIG, "hawcx.clientId=client", "hawcx.login.permit-all[0]=/",
					"hawcx.management.extra-headers.X-Own=1", "hawcx.login.codeHandover.enabled=true",
					"hawcx.secret-key-location=", "hawcx.signing-key.location=${NOT_SET_ANYWHERE:}")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).doesNotContain("no such property");
			});
	}

}
