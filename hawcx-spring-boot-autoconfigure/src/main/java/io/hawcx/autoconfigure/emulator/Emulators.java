package io.hawcx.autoconfigure.emulator;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxEmulatorProperties;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.HawcxEmulatorBuilder;
import io.hawcx.emulator.IdTokenAlgorithm;

import org.springframework.util.ObjectUtils;
import org.springframework.util.StringUtils;

/**
 * Starts an emulator from properties, unless these also say where the real Hawcx is.
 */
final class Emulators {

	private static final String PORT = "hawcx.emulator.port";

	private static final int HIGHEST_PORT = 65535;

	private Emulators() {
	}

	static HawcxEmulator start(HawcxProperties properties) {
		refuseConnection(properties);
		HawcxEmulatorProperties emulator = properties.getEmulator();
		if (emulator.getPort() < 0 || emulator.getPort() > HIGHEST_PORT) {
			throw new HawcxConfigurationException(PORT, PORT + " must be a port between 0 and 65535.",
					"Write a free port, or remove " + PORT + " for any free one.");
		}
		HawcxEmulatorBuilder builder = HawcxEmulator.builder()
			.port(emulator.getPort())
			.discoveryShape(DiscoveryShape.valueOf(emulator.getDiscovery().name()))
			.idTokenAlgorithm(IdTokenAlgorithm.valueOf(emulator.getIdTokenAlgorithm().name()));
		String seed = emulator.getSeed();
		if (StringUtils.hasText(seed)) {
			builder.seed(seed);
		}
		try {
			return builder.start();
		}
		catch (UncheckedIOException ex) {
			throw new HawcxConfigurationException(PORT,
					PORT + " is " + emulator.getPort() + ", and the emulator cannot listen there.",
					"Write a free port, or remove " + PORT + " for any free one.", ex);
		}
	}

	private static void refuseConnection(HawcxProperties properties) {
		Map<String, Object> connection = new LinkedHashMap<>();
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
				throw new HawcxConfigurationException("hawcx.emulator.enabled",
						"hawcx.emulator.enabled is true, but " + property + " is set too.",
						"Remove hawcx.emulator.enabled to use the Hawcx that " + property + " belongs to, or remove "
								+ property + " to use the emulator.");
			}
		});
	}

}
