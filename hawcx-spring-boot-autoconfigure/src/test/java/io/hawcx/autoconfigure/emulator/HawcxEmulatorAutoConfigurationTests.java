package io.hawcx.autoconfigure.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxEmulatorAutoConfigurationTests {

	private static final String ALLOW = "hawcx.emulator.allow-in-packaged-jar=true";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
				HawcxEmulatorAutoConfiguration.class))
		.withPropertyValues("hawcx.emulator.enabled=true");

	@ParameterizedTest
	@CsvSource({ "HAWCX_BASEURL, hawcx.base-url, https://api.hawcx.com", "HAWCX_BASE_URL, hawcx.base-url, x",
			"HAWCX_CONFIGID, hawcx.config-id, x", "HAWCX_CONFIG_ID, hawcx.config-id, x",
			"HAWCX_CLIENTID, hawcx.client-id, x", "HAWCX_CLIENT_ID, hawcx.client-id, x",
			"HAWCX_SECRETKEY, hawcx.secret-key, x", "HAWCX_SECRET_KEY, hawcx.secret-key, x",
			"HAWCX_SECRETKEYLOCATION, hawcx.secret-key-location, file:/x",
			"HAWCX_SIGNINGKEY_LOCATION, hawcx.signing-key.location, file:/x",
			"HAWCX_SIGNING_KEY_VALUE, hawcx.signing-key.value, x",
			"HAWCX_SIGNINGKEY_KEYID, hawcx.signing-key.key-id, x", "HAWCX_OAUTH_ISSUER, hawcx.oauth.issuer, x" })
	void emulatorWhenEnvironmentVariableLeadsElsewhereThenIsRefused(String variable, String property, String value) {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource(
						"test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						Map.of(variable, value))))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("hawcx.emulator.enabled is true, but " + property + " is set too."));
	}

	@Test
	void emulatorWhenApplicationIsInProjectThenStarts() {
		this.runner.withUserConfiguration(Application.class)
			.run((context) -> assertThat(context).hasSingleBean(HawcxEmulator.class));
	}

	@Test
	void emulatorWhenApplicationIsInJarThenIsRefused(@TempDir Path folder) throws Exception {
		try (URLClassLoader jar = jar(folder.resolve("shop-1.0.jar"))) {
			packaged(jar).run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("packaged (shop-1.0.jar)")
				.hasMessageContaining(ALLOW));
		}
	}

	@Test
	void emulatorWhenApplicationIsInJarAndThatIsAllowedThenStarts(@TempDir Path folder) throws Exception {
		try (URLClassLoader jar = jar(folder.resolve("shop-1.0.jar"))) {
			packaged(jar).withPropertyValues(ALLOW)
				.run((context) -> assertThat(context).hasSingleBean(HawcxEmulator.class));
		}
	}

	@Test
	void emulatorWhenItIsApplicationsOwnThenIsRefusedInJarToo(@TempDir Path folder) throws Exception {
		try (URLClassLoader jar = jar(folder.resolve("shop-1.0.jar")); HawcxEmulator own = HawcxEmulator.start()) {
			packaged(jar).withBean(HawcxEmulator.class, () -> own).run((context) -> assertThat(context).hasFailed());
		}
	}

	@Test
	void emulatorWhenOwnDetailsLeadElsewhereThenIsRefused() {
		try (HawcxEmulator elsewhere = HawcxEmulator.start()) {
			this.runner
				.withBean(HawcxConnectionDetails.class, () -> EmulatorConnectionDetails.ofPublicClient(elsewhere))
				.run((context) -> assertThat(context).getFailure()
					.isInstanceOf(HawcxConfigurationException.class)
					.hasMessageContaining("HawcxConnectionDetails bean"));
		}
	}

	@Test
	void emulatorWhenOwnDetailsLeadToItThenStarts() {
		this.runner.withUserConfiguration(PublicClient.class)
			.run((context) -> assertThat(context.getBean(HawcxConnectionDetails.class).getClientId())
				.isEqualTo(context.getBean(HawcxEmulator.class).credentials().publicClientId()));
	}

	private ApplicationContextRunner packaged(ClassLoader loader) throws ClassNotFoundException {
		return this.runner.withClassLoader(loader).withUserConfiguration(loader.loadClass(Application.class.getName()));
	}

	// A jar with the application's class alone, which is looked for there first.
	private static URLClassLoader jar(Path file) throws IOException {
		String entry = Application.class.getName().replace('.', '/') + ".class";
		try (InputStream in = Application.class.getResourceAsStream("/" + entry);
				OutputStream out = Files.newOutputStream(file);
				JarOutputStream jar = new JarOutputStream(out)) {
			jar.putNextEntry(new JarEntry(entry));
			in.transferTo(jar);
			jar.closeEntry();
		}
		return new URLClassLoader(new URL[] { file.toUri().toURL() }, Application.class.getClassLoader()) {

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				synchronized (getClassLoadingLock(name)) {
					Class<?> loaded = findLoadedClass(name);
					if (loaded == null && name.equals(Application.class.getName())) {
						loaded = findClass(name);
					}
					return (loaded != null) ? loaded : super.loadClass(name, resolve);
				}
			}

		};
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class PublicClient {

		@Bean
		HawcxConnectionDetails details(HawcxEmulator emulator) {
			return EmulatorConnectionDetails.ofPublicClient(emulator);
		}

	}

}
