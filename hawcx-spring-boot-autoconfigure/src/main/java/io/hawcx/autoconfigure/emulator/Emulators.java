package io.hawcx.autoconfigure.emulator;

import java.io.UncheckedIOException;
import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.HawcxEmulatorBuilder;
import io.hawcx.emulator.IdTokenAlgorithm;

import org.springframework.util.StringUtils;

/**
 * Starts an emulator from properties.
 */
final class Emulators {

	static final String BEAN = "hawcxEmulator";

	private static final String PORT = "hawcx.emulator.port";

	private static final int HIGHEST_PORT = 65535;

	private Emulators() {
	}

	static HawcxEmulator start(HawcxEmulatorProperties emulator, Set<String> tenants) {
		if (emulator.getPort() < 0 || emulator.getPort() > HIGHEST_PORT) {
			throw new HawcxConfigurationException(PORT, PORT + " must be a port between 0 and 65535.",
					"Write a free port, or remove " + PORT + " for any free one.");
		}
		HawcxEmulatorBuilder builder = HawcxEmulator.builder()
			.port(emulator.getPort())
			.discoveryShape(DiscoveryShape.valueOf(emulator.getDiscovery().name()))
			.idTokenAlgorithm(IdTokenAlgorithm.valueOf(emulator.getIdTokenAlgorithm().name()))
			.debugCodes(emulator.isDebugCodes())
			.enrolUnknownUsers(emulator.isEnrolUnknownUsers());
		tenants.forEach(builder::tenant);
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

}
