package io.hawcx.autoconfigure.emulator;

import java.util.Set;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration that starts a Hawcx emulator with the application and connects the
 * application to it, only when {@code hawcx.emulator.enabled=true}. What properties say
 * about another Hawcx is set aside then. Where the application has tenants, the emulator
 * serves each of them, and {@code hawcx.*} only if it describes a project too. The
 * emulator stops with the application, and listens again on the same port, with its users
 * and keys, if its context is started again.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = HawcxAutoConfiguration.class)
@EnableConfigurationProperties(HawcxEmulatorProperties.class)
public final class HawcxEmulatorAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("hawcx.emulator.enabled")
	@ConditionalOnClass(HawcxEmulator.class)
	@Import(EmulatorTenants.class)
	static class EmulatorConfiguration {

		EmulatorConfiguration(HawcxEmulatorProperties properties, ConfigurableListableBeanFactory beans) {
			EmulatorRules.check(properties, beans);
		}

		@Bean
		@ConditionalOnMissingBean(HawcxConnectionDetails.class)
		@Conditional(OnMainProjectCondition.class)
		EmulatorConnectionDetails hawcxEmulatorConnectionDetails(HawcxEmulator emulator) {
			return EmulatorConnectionDetails.ofConfidentialClient(emulator);
		}

		@Bean
		static SmartInitializingSingleton hawcxEmulatorConnectionCheck(ObjectProvider<HawcxEmulator> emulators,
				ObjectProvider<HawcxConnectionDetails> connections) {
			return () -> EmulatorRules.checkConnections(emulators, connections);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("hawcx.emulator.enabled")
	@ConditionalOnWebApplication
	static class ApplicationPortConfiguration {

		ApplicationPortConfiguration(HawcxEmulatorProperties properties,
				@Value("${server.port:8080}") String applicationPort,
				@Value("${management.server.port:}") String managementPort) {
			EmulatorRules.checkPort(properties.getPort(), "server.port", applicationPort);
			EmulatorRules.checkPort(properties.getPort(), "management.server.port", managementPort);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("hawcx.emulator.enabled")
	@ConditionalOnClass(HawcxEmulator.class)
	@ConditionalOnMissingBean(HawcxEmulator.class)
	static class OwnEmulatorConfiguration {

		// An emulator that is refused must not start.
		OwnEmulatorConfiguration(EmulatorConfiguration checked) {
		}

		@Bean(Emulators.BEAN)
		HawcxEmulator hawcxEmulator(HawcxEmulatorProperties properties, ObjectProvider<StartedEmulator> started) {
			StartedEmulator running = started.getIfAvailable();
			return (running != null) ? running.emulator() : Emulators.start(properties, Set.of());
		}

		@Bean
		EmulatorLifecycle hawcxEmulatorLifecycle(HawcxEmulator emulator) {
			return new EmulatorLifecycle(emulator);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("hawcx.emulator.enabled")
	@ConditionalOnMissingClass("io.hawcx.emulator.HawcxEmulator")
	static class MissingEmulatorConfiguration {

		MissingEmulatorConfiguration() {
			throw new HawcxConfigurationException("hawcx.emulator.enabled",
					"hawcx.emulator.enabled is true, but the emulator is not on the classpath.",
					"Add the dependency io.hawcx:hawcx-emulator, or remove hawcx.emulator.enabled.");
		}

	}

}
