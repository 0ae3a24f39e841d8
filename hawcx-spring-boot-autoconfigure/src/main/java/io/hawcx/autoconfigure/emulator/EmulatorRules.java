package io.hawcx.autoconfigure.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ObjectUtils;

/**
 * Refuses an emulator where it could stand in for the real Hawcx by accident: beside what
 * leads to the real one, and in an application that was packaged to be shipped.
 */
final class EmulatorRules {

	private static final String ENABLED = "hawcx.emulator.enabled";

	private static final String ALLOW = "hawcx.emulator.allow-in-packaged-jar";

	private EmulatorRules() {
	}

	static void check(HawcxProperties properties, HawcxEmulatorProperties emulator,
			ConfigurableListableBeanFactory beans) {
		refuseConnection(properties);
		String packaged = emulator.isAllowInPackagedJar() ? null : Packaging.find(beans);
		if (packaged != null) {
			throw new HawcxConfigurationException(ENABLED,
					ENABLED + " is true, but the application is packaged (" + packaged
							+ "), and the emulator signs anyone in as anybody.",
					"Remove " + ENABLED + " and set hawcx.base-url and what belongs to it, or set " + ALLOW
							+ "=true if this package never leaves your machine.");
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

	private static void refuseConnection(HawcxProperties properties) {
		Map<String, @Nullable Object> connection = new LinkedHashMap<>();
		connection.put("hawcx.base-url", properties.getBaseUrl());
		connection.put("hawcx.config-id", properties.getConfigId());
		connection.put("hawcx.client-id", properties.getClientId());
		connection.put("hawcx.secret-key", properties.getSecretKey());
		connection.put("hawcx.secret-key-location", properties.getSecretKeyLocation());
		connection.put("hawcx.signing-key.location", properties.getSigningKey().getLocation());
		connection.put("hawcx.signing-key.value", properties.getSigningKey().getValue());
		connection.put("hawcx.signing-key.key-id", properties.getSigningKey().getKeyId());
		connection.put("hawcx.oauth.issuer", properties.getOauth().getIssuer());
		connection.forEach((property, value) -> {
			if (!ObjectUtils.isEmpty(value)) {
				throw new HawcxConfigurationException(ENABLED, ENABLED + " is true, but " + property + " is set too.",
						"Remove " + ENABLED + " to use the Hawcx that " + property + " belongs to, or remove "
								+ property + " to use the emulator.");
			}
		});
	}

}
