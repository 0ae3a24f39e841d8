package io.hawcx.autoconfigure.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
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

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxEmulatorAutoConfigurationTests {

	private static final String ALLOW = "hawcx.emulator.allow-in-packaged-jar=true";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
				HawcxEmulatorAutoConfiguration.class))
		.withPropertyValues("hawcx.emulator.enabled=true");

	@Test
	void emulatorWhenApplicationIsInProjectThenStarts() {
		this.runner.withUserConfiguration(Application.class)
			.run((context) -> assertThat(context).hasSingleBean(HawcxEmulator.class));
	}

	@Test
	void emulatorWhenDebugCodesAreOffAndUnknownUsersAreEnrolledThenDoesSo() {
		assertThat(firstStepOfUnknownUser()).contains("user_not_found");
		assertThat(firstStepOfUnknownUser("hawcx.emulator.enrol-unknown-users=true"))
			.contains("\"type\":\"enter_code\"", "otp_code");
		assertThat(
				firstStepOfUnknownUser("hawcx.emulator.enrol-unknown-users=true", "hawcx.emulator.debug-codes=false"))
			.contains("\"type\":\"enter_code\"")
			.doesNotContain("otp_code");
	}

	private String firstStepOfUnknownUser(String... properties) {
		AtomicReference<String> step = new AtomicReference<>();
		this.runner.withUserConfiguration(Application.class)
			.withPropertyValues(properties)
			.run((context) -> step.set(startSignIn(context.getBean(HawcxEmulator.class), "bob@example.com")));
		return step.get();
	}

	private static String startSignIn(HawcxEmulator emulator, String user) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/v1/auth"))
			.header("Content-Type", "application/json")
			.header("x-config-id", emulator.credentials().configId())
			.POST(HttpRequest.BodyPublishers.ofString("""
					{"protocolVersion":2,"action":{"type":"start","flowType":"signin","identifier":"%s",\
					"codeChallenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}}""".formatted(user)))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
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
			this.runner.withUserConfiguration(Application.class)
				.withBean(HawcxConnectionDetails.class, () -> EmulatorConnectionDetails.ofPublicClient(elsewhere))
				.run((context) -> assertThat(context).getFailure()
					.isInstanceOf(HawcxConfigurationException.class)
					.hasMessageContaining("HawcxConnectionDetails bean"));
		}
	}

	@Test
	void emulatorWhenOwnDetailsLeadToItThenStarts() {
		this.runner.withUserConfiguration(Application.class, PublicClient.class)
			.run((context) -> assertThat(context.getBean(HawcxConnectionDetails.class).getClientId())
				.isEqualTo(context.getBean(HawcxEmulator.class).credentials().publicClientId()));
	}

	@Test
	void emulatorWhenApplicationImportsAutoConfigurationsInJarThenIsRefusedToo(@TempDir Path folder) throws Exception {
		try (URLClassLoader jar = jar(folder.resolve("shop-1.0.jar"), ImportingApplication.class)) {
			this.runner.withClassLoader(jar)
				.withUserConfiguration(jar.loadClass(ImportingApplication.class.getName()))
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("packaged (shop-1.0.jar)"));
		}
	}

	@Test
	void emulatorWhenNoApplicationIsRecognizedThenIsRefused() {
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(HawcxConfigurationException.class)
			.hasMessageContaining("no class of it with @SpringBootApplication was found")
			.hasMessageContaining("target/classes beside pom.xml"));
	}

	private ApplicationContextRunner packaged(ClassLoader loader) throws ClassNotFoundException {
		return this.runner.withClassLoader(loader).withUserConfiguration(loader.loadClass(Application.class.getName()));
	}

	// A jar with the application's class alone, which is looked for there first.
	private static URLClassLoader jar(Path file) throws IOException {
		return jar(file, Application.class);
	}

	private static URLClassLoader jar(Path file, Class<?> application) throws IOException {
		String entry = application.getName().replace('.', '/') + ".class";
		try (InputStream in = application.getResourceAsStream("/" + entry);
				OutputStream out = Files.newOutputStream(file);
				JarOutputStream jar = new JarOutputStream(out)) {
			jar.putNextEntry(new JarEntry(entry));
			in.transferTo(jar);
			jar.closeEntry();
		}
		return new URLClassLoader(new URL[] { file.toUri().toURL() }, application.getClassLoader()) {

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				synchronized (getClassLoadingLock(name)) {
					Class<?> loaded = findLoadedClass(name);
					if (loaded == null && name.equals(application.getName())) {
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
	@ImportAutoConfiguration(HawcxEmulatorAutoConfiguration.class)
	public static class ImportingApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class PublicClient {

		@Bean
		HawcxConnectionDetails details(HawcxEmulator emulator) {
			return EmulatorConnectionDetails.ofPublicClient(emulator);
		}

	}

}
