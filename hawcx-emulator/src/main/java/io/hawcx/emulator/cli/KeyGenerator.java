package io.hawcx.emulator.cli;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.DelegationKeys;

/**
 * Makes keys as an administrator of Hawcx would give them out, and prints them as JSON.
 */
final class KeyGenerator {

	private static final String SIGNING_KEY = "signing-key";

	private static final String SECRET_KEY = "secret-key";

	private KeyGenerator() {
	}

	/**
	 * Make a key.
	 * @param arguments {@code keygen} and what follows it
	 * @return one JSON object, one member a line
	 * @throws IllegalArgumentException if an argument is unknown or unusable
	 */
	static String run(Arguments arguments) {
		arguments.next();
		String kind = arguments.hasNext() ? arguments.next() : "";
		Seed seed = Seed.random(new SecureRandom());
		return switch (kind) {
			case SIGNING_KEY -> print(signingKey(seed, arguments));
			case SECRET_KEY -> print(secretKey(seed, arguments));
			case "--help" -> CommandLine.USAGE.strip();
			default -> throw new IllegalArgumentException(
					"keygen makes a " + SIGNING_KEY + " or a " + SECRET_KEY + ": name one of them.");
		};
	}

	private static Map<String, Object> signingKey(Seed seed, Arguments arguments) {
		String keyId = "sig-" + seed.hex("signing kid", 3);
		while (arguments.hasNext()) {
			String option = arguments.next();
			if (!option.equals("--key-id")) {
				throw Arguments.unknown(option);
			}
			keyId = arguments.value(option);
		}
		Ed25519Key key = new Ed25519Key(keyId, seed.bytes("signing key", 32));
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("private_jwk", key.privateJwk());
		members.put("public_jwk", key.publicJwk().toJSONObject());
		return members;
	}

	private static Map<String, Object> secretKey(Seed seed, Arguments arguments) {
		if (arguments.hasNext()) {
			throw Arguments.unknown(arguments.next());
		}
		DelegationKeys keys = DelegationKeys.derive(seed);
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("secret_key", keys.blob());
		members.put("server_key", keys.serverSide());
		return members;
	}

	private static String print(Map<String, Object> members) {
		StringBuilder json = new StringBuilder("{");
		members.forEach((name, value) -> json.append((json.length() > 1) ? "," : "")
			.append(System.lineSeparator())
			.append("  \"")
			.append(name)
			.append("\": ")
			.append(new String(Json.write(value), StandardCharsets.UTF_8)));
		return json.append(System.lineSeparator()).append('}').toString();
	}

}
