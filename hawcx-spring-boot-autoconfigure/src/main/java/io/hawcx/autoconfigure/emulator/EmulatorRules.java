package io.hawcx.autoconfigure.emulator;

import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Refuses an emulator where it could stand in for the real Hawcx by accident: beside a
 * bean that leads to the real one, and in an application that was packaged to be shipped.
 */
final class EmulatorRules {

	private static final String ENABLED = "hawcx.emulator.enabled";

	private static final String ALLOW = "hawcx.emulator.allow-in-packaged-jar";

	private EmulatorRules() {
	}

	static void check(HawcxEmulatorProperties emulator, ConfigurableListableBeanFactory beans) {
		String packaged = emulator.isAllowInPackagedJar() ? null : Packaging.find(beans);
		if (packaged != null) {
			throw new HawcxConfigurationException(ENABLED, ENABLED
					+ " is true, but the application counts as packaged (" + packaged
					+ "), and the emulator signs anyone in as anybody: only classes where a build tool or an IDE "
					+ "puts them in a project count as development, such as target/classes beside pom.xml.",
					"Remove " + ENABLED + " and set hawcx.base-url and what belongs to it, or set " + ALLOW
							+ "=true if this package never leaves your machine.");
		}
	}

	static void checkPort(int port, String setting, String applicationPort) {
		if (port != 0 && String.valueOf(port).equals(applicationPort.trim())) {
			throw new HawcxConfigurationException("hawcx.emulator.port",
					"hawcx.emulator.port is " + port + ", which the application itself listens on (" + setting + ").",
					"Write another port, or remove hawcx.emulator.port for any free one.");
		}
	}

	static void checkConnections(ObjectProvider<HawcxEmulator> emulators,
			ObjectProvider<HawcxConnectionDetails> connections) {
		Set<String> urls = emulators.stream().map(HawcxEmulator::baseUrl).collect(Collectors.toSet());
		connections.stream()
			.map(HawcxConnectionDetails::getBaseUrl)
			.filter((url) -> !urls.contains(url))
			.forEach((url) -> {
				throw new HawcxConfigurationException(ENABLED, ENABLED
						+ " is true, but a HawcxConnectionDetails bean of the application leads to another Hawcx.",
						"Remove " + ENABLED + ", or the bean.");
			});
	}

}
