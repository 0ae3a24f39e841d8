package io.hawcx.emulator;

import java.security.SecureRandom;
import java.time.Clock;

import io.hawcx.emulator.crypto.Seed;

/**
 * What the builder has been told.
 */
final class Settings {

	int port;

	Seed seed = Seed.random(new SecureRandom());

	DiscoveryShape discoveryShape = DiscoveryShape.REDIRECT;

	IdTokenAlgorithm idTokenAlgorithm = IdTokenAlgorithm.ES256;

	boolean configIdOptional;

	boolean accessTokens;

	Clock clock = Clock.systemUTC();

}
