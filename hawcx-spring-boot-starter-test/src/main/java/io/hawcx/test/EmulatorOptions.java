package io.hawcx.test;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.IdTokenAlgorithm;

/**
 * The attributes of {@link AutoConfigureHawcxEmulator}, part of the key of the context
 * cache.
 */
record EmulatorOptions(String seed, DiscoveryShape discovery, IdTokenAlgorithm idTokenAlgorithm, boolean accessTokens,
		boolean publicClient) {

	static EmulatorOptions of(AutoConfigureHawcxEmulator annotation) {
		return new EmulatorOptions(annotation.seed(), annotation.discovery(), annotation.idTokenAlgorithm(),
				annotation.accessTokens(), annotation.publicClient());
	}

}
