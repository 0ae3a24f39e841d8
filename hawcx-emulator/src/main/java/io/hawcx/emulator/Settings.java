package io.hawcx.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.tenant.Client;

/**
 * The builder's settings.
 */
final class Settings {

	int port;

	Seed seed = Seed.random(new SecureRandom());

	DiscoveryShape discoveryShape = DiscoveryShape.REDIRECT;

	IdTokenAlgorithm idTokenAlgorithm = IdTokenAlgorithm.ES256;

	boolean configIdOptional;

	boolean accessTokens;

	boolean strictRedirects;

	boolean responseIssuer;

	boolean enrolUnknownUsers;

	boolean debugCodes = true;

	final List<Client> clients = new ArrayList<>();

	Clock clock = Clock.systemUTC();

}
