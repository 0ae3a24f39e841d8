package io.hawcx.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;

/**
 * What the executable jar was called with. An option wins over the configuration file,
 * wherever it stands; clients and users of both exist.
 */
final class CommandLine {

	static final String USAGE = """
			Usage: java -jar hawcx-emulator-exec.jar [options]
			       java -jar hawcx-emulator-exec.jar keygen signing-key [--key-id ID]
			       java -jar hawcx-emulator-exec.jar keygen secret-key

			A Hawcx of your own on 127.0.0.1, for development and tests only. What to configure an
			application with is at /emulator/credentials.

			  --config FILE           a YAML file with all of this and more; options win over it
			  --port PORT             the port, or 0 for any free one; 7998 by default
			  --seed TEXT             the same text gives the same ids and keys; random by default
			  --config-id-optional    take token requests without X-Config-Id, as newer environments do
			  --discovery SHAPE       redirect (the default) or lean, which is production's
			  --algorithm ALGORITHM   what signs id_tokens: ES256 (the default), ES512 or EdDSA
			  --access-tokens         put an access_token into token replies
			  --no-debug-codes        leave the one-time code out of the replies to frontends
			  --enrol-unknown-users   enrol unknown users who sign in; they are refused otherwise
			  --user EMAIL            a user more; may be repeated
			  --client ID             a public client more; may be repeated
			  --redirect-uri URI      a redirect URI of the --client before it; may be repeated
			  --strict-redirects      take registered redirect URIs only, and only with their port
			  --help                  print this

			keygen prints new keys as JSON: an Ed25519 signing key as private and public JWK, or
			a hwx_sk_v1_ secret key and what the server keeps of it.
			""";

	private final List<Consumer<Setup>> options = new ArrayList<>();

	private @Nullable String configFile;

	private @Nullable ClientSetup client;

	private boolean help;

	private CommandLine() {
	}

	/**
	 * Read arguments.
	 * @param arguments the arguments
	 * @return what they say
	 * @throws IllegalArgumentException if one is unknown or has no value; the message
	 * says which
	 */
	static CommandLine parse(String... arguments) {
		CommandLine line = new CommandLine();
		Arguments rest = Arguments.of(arguments);
		while (rest.hasNext()) {
			line.take(rest.next(), rest);
		}
		return line;
	}

	private void take(String option, Arguments rest) {
		switch (option) {
			case "--help" -> askForHelp();
			case "--config" -> takeConfigFile(rest.value(option));
			case "--config-id-optional" -> this.options.add((setup) -> setup.configIdOptional(true));
			case "--access-tokens" -> this.options.add((setup) -> setup.accessTokens(true));
			case "--no-debug-codes" -> this.options.add((setup) -> setup.debugCodes(false));
			case "--enrol-unknown-users" -> this.options.add((setup) -> setup.enrolUnknownUsers(true));
			case "--port" -> take(option, rest, Setup::port);
			case "--seed" -> take(option, rest, (setup, name, value) -> setup.seed(value));
			case "--discovery" -> take(option, rest, Setup::discovery);
			case "--algorithm" -> take(option, rest, Setup::algorithm);
			case "--client" -> takeClient(option, rest.value(option));
			case "--redirect-uri" -> takeRedirectUri(option, rest.value(option));
			case "--strict-redirects" -> this.options.add((setup) -> setup.strictRedirects(true));
			case "--user" -> take(option, rest, (setup, name, value) -> setup.user(name, value, new UserSetup()));
			default -> throw Arguments.unknown(option);
		}
	}

	private void askForHelp() {
		this.help = true;
	}

	private void takeConfigFile(String file) {
		if (this.configFile != null) {
			throw new IllegalArgumentException("--config can be given only once.");
		}
		this.configFile = file;
	}

	private void takeClient(String option, String id) {
		ClientSetup latest = new ClientSetup();
		this.client = latest;
		this.options.add((setup) -> setup.client(option, id, latest));
	}

	private void takeRedirectUri(String option, String uri) {
		if (this.client == null) {
			throw new IllegalArgumentException(option + " needs a --client before it.");
		}
		this.client.redirectUri(option, uri);
	}

	private void take(String option, Arguments rest, Setter setter) {
		String value = rest.value(option);
		this.options.add((setup) -> setter.set(setup, option, value));
	}

	boolean isHelp() {
		return this.help;
	}

	/**
	 * Start the emulator that the arguments ask for.
	 * @return the running emulator
	 * @throws IllegalArgumentException if a value is unusable; the message says which
	 * @throws java.io.UncheckedIOException if the port is taken
	 */
	HawcxEmulator start() {
		Setup setup = new Setup();
		if (this.configFile != null) {
			ConfigFile.read(this.configFile, setup);
		}
		this.options.forEach((option) -> option.accept(setup));
		return setup.start();
	}

	private interface Setter {

		void set(Setup setup, String name, String value);

	}

}
