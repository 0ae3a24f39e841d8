package io.hawcx.test;

import java.util.List;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.IdTokenAlgorithm;

/**
 * The attributes of {@link AutoConfigureHawcxEmulator}, part of the key of the context
 * cache.
 */
record EmulatorOptions(String seed, List<String> tenants, DiscoveryShape discovery, IdTokenAlgorithm idTokenAlgorithm,
		boolean accessTokens, boolean publicClient) {

	static EmulatorOptions of(AutoConfigureHawcxEmulator annotation) {
		return new EmulatorOptions(annotation.seed(), List.of(annotation.tenants()), annotation.discovery(),
				annotation.idTokenAlgorithm(), annotation.accessTokens(), annotation.publicClient());
	}

}
