package io.hawcx.emulator.cli;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.DelegationKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes keys as an administrator of Hawcx would give them out, as JSON. Not thread-safe.
 */
@Command(name = "keygen", hidden = true, usageHelpWidth = 100,
		subcommands = { KeygenCommand.SigningKey.class, KeygenCommand.SecretKey.class },
		description = "Prints new keys as JSON.")
final class KeygenCommand implements Supplier<String> {

	@Option(names = "--help", usageHelp = true, description = "print this")
	private boolean help;

	@Parameters(hidden = true, arity = "0..*")
	private String[] others = {};

	@Override
	public String get() {
		throw new IllegalArgumentException("keygen makes a signing-key or a secret-key: name one of them.");
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

	/**
	 * Makes a key that an application signs with.
	 */
	@Command(name = "signing-key", usageHelpWidth = 100,
			description = "Prints an Ed25519 signing key as private and public JWK.")
	static final class SigningKey implements Supplier<String> {

		@Option(names = "--key-id", paramLabel = "ID", description = "the kid; random by default")
		private @Nullable String keyId;

		@Option(names = "--help", usageHelp = true, description = "print this")
		private boolean help;

		@Override
		public String get() {
			Seed seed = Seed.random(new SecureRandom());
			String kid = (this.keyId != null) ? Arguments.required("--key-id", this.keyId)
					: "sig-" + seed.hex("signing kid", 3);
			Ed25519Key key = new Ed25519Key(kid, seed.bytes("signing key", 32));
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("private_jwk", key.privateJwk());
			members.put("public_jwk", key.publicJwk().toJSONObject());
			return print(members);
		}

	}

	/**
	 * Makes a secret key of the delegation channel.
	 */
	@Command(name = "secret-key", usageHelpWidth = 100,
			description = "Prints a hwx_sk_v1_ secret key, and what the server keeps of it.")
	static final class SecretKey implements Supplier<String> {

		@Option(names = "--help", usageHelp = true, description = "print this")
		private boolean help;

		@Override
		public String get() {
			DelegationKeys keys = DelegationKeys.derive(Seed.random(new SecureRandom()));
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("secret_key", keys.blob());
			members.put("server_key", keys.serverSide());
			return print(members);
		}

	}

}
