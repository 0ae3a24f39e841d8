package io.hawcx.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

	final Set<String> tenants = new LinkedHashSet<>();

	final List<Client> clients = new ArrayList<>();

	Clock clock = Clock.systemUTC();

}
