package io.hawcx.autoconfigure.aot;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import io.hawcx.architecture.MainClasses;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.actuate.HawcxEndpointProperties;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.resourceserver.HawcxResourceServerProperties;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxRuntimeHintsTests {

	@Test
	void resourcesWhenOfTheEmulatorThenHaveHints() throws IOException {
		RuntimeHints hints = ours();
		URL emulator = HawcxEmulator.class.getProtectionDomain().getCodeSource().getLocation();
		List<String> names = Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:io/hawcx/**"))
			.map(HawcxRuntimeHintsTests::url)
			.filter((url) -> url.contains(emulator.getPath()) && !url.endsWith(".class") && !url.endsWith("/"))
			.map((url) -> url.substring(url.indexOf("io/hawcx/", url.indexOf(emulator.getPath()) + 1)))
			.toList();
		assertThat(names).anyMatch((name) -> name.endsWith("/email.mustache"))
			.allSatisfy((name) -> assertThat(RuntimeHintsPredicates.resource().forResource(name)).accepts(hints));
	}

	private static String url(Resource resource) {
		try {
			return resource.getURL().toString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void resourcesWhenOfTheHttpClientThenExistAndHaveHints() {
		RuntimeHints hints = ours();
		assertThat(List.of("org/apache/hc/client5/version.properties", "org/apache/hc/core5/version.properties",
				"org/publicsuffix/list/effective_tld_names.dat"))
			.allSatisfy((name) -> {
				assertThat(getClass().getResource("/" + name)).isNotNull();
				assertThat(RuntimeHintsPredicates.resource().forResource(name)).accepts(hints);
			});
	}

	@Test
	void propertiesWhenProcessedThenCanBeBound(@TempDir Path folder) throws IOException {
		RuntimeHints hints = ProcessedApplication.process(folder, "Hints",
				List.of(Tenants.class, HawcxEmulatorAutoConfiguration.class, HawcxAutoConfiguration.class,
						HawcxTransportAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
						HawcxTenantAutoConfiguration.class, OnDemand.class))
			.hints();
		List<JavaClass> types = MainClasses.read()
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.toList();
		assertThat(types).hasSizeGreaterThan(4).allSatisfy((type) -> assertBindable(type.reflect(), hints));
	}

	private static void assertBindable(Class<?> type, RuntimeHints hints) {
		assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getName()).accepts(hints);
		assertThat(Arrays.stream(type.getMethods()).filter((method) -> method.getName().startsWith("set"))).allSatisfy(
				(method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method)).accepts(hints));
		Stream.of(type.getMethods())
			.filter((method) -> method.getName().startsWith("get") && isOurs(method.getReturnType()))
			.forEach((method) -> assertBindable(method.getReturnType(), hints));
	}

	private static boolean isOurs(Class<?> type) {
		return type.getName().startsWith("io.hawcx.") && !type.isEnum();
	}

	private static RuntimeHints ours() {
		ClassLoader loader = HawcxRuntimeHintsTests.class.getClassLoader();
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories", loader)
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.hawcx."))
			.forEach((registrar) -> registrar.registerHints(hints, loader));
		return hints;
	}

	// Bound where an API takes bearer tokens, and where the endpoint is exposed.
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ HawcxResourceServerProperties.class, HawcxEndpointProperties.class })
	static class OnDemand {

	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		@Bean
		HawcxTenantRepository tenantRepository() {
			return (name) -> null;
		}

	}

}
