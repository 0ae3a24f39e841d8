package io.hawcx.test;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.emulator.EmulatorConnectionDetails;
import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.HawcxEmulatorBuilder;
import io.hawcx.emulator.IdTokenAlgorithm;

/**
 * Makes the beans of {@link AutoConfigureHawcxEmulator}.
 */
final class EmulatorBeans {

	private EmulatorBeans() {
	}

	static HawcxEmulator emulator(String[] tenants, String seed, DiscoveryShape discovery,
			IdTokenAlgorithm idTokenAlgorithm, boolean accessTokens) {
		HawcxEmulatorBuilder builder = HawcxEmulator.builder()
			.discoveryShape(discovery)
			.idTokenAlgorithm(idTokenAlgorithm)
			.accessTokens(accessTokens);
		if (!seed.isEmpty()) {
			builder.seed(seed);
		}
		for (String tenant : tenants) {
			builder.tenant(tenant);
		}
		return builder.start();
	}

	static HawcxEmulator started(StartedEmulator started) {
		return started.emulator();
	}

	static HawcxConnectionDetails connectionDetails(HawcxEmulator emulator, boolean publicClient) {
		return publicClient ? EmulatorConnectionDetails.ofPublicClient(emulator)
				: EmulatorConnectionDetails.ofConfidentialClient(emulator);
	}

}
