package io.hawcx.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the executable jar was called with. An option wins over the configuration file,
 * wherever it stands; clients and users of both exist. Picocli calls the methods in the
 * order of the options. Not thread-safe.
 */
@Command(name = "java -jar hawcx-emulator-exec.jar", sortOptions = false, subcommands = KeygenCommand.class,
		usageHelpWidth = 100,
		customSynopsis = { "java -jar hawcx-emulator-exec.jar [options]",
				"       java -jar hawcx-emulator-exec.jar keygen signing-key [--key-id ID]",
				"       java -jar hawcx-emulator-exec.jar keygen secret-key" },
		description = { "",
				"A Hawcx of your own on 127.0.0.1, for development and tests only. What to configure an application "
						+ "with is at /emulator/credentials.",
				"" },
		footer = { "",
				"keygen prints new keys as JSON: an Ed25519 signing key as private and public JWK, or a hwx_sk_v1_ "
						+ "secret key and what the server keeps of it." })
final class EmulatorCommand {

	private final List<Consumer<Setup>> options = new ArrayList<>();

	private @Nullable String configFile;

	private @Nullable ClientSetup client;

	private Function<Setup, ProjectSetup> project = Setup::project;

	boolean hasOptions() {
		return !this.options.isEmpty() || this.configFile != null;
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

	@Option(names = "--config", order = 1, paramLabel = "FILE",
			description = "a YAML file with all of this and more; options win over it")
	private void config(String file) {
		if (this.configFile != null) {
			throw new IllegalArgumentException("--config can be given only once.");
		}
		this.configFile = Arguments.required("--config", file);
	}

	@Option(names = "--port", order = 2, paramLabel = "PORT",
			description = "the port, or 0 for any free one; 7998 by default")
	private void port(String port) {
		add("--port", port, Setup::port);
	}

	@Option(names = "--seed", order = 3, paramLabel = "TEXT",
			description = "the same text gives the same ids and keys; random by default")
	private void seed(String seed) {
		add("--seed", seed, (setup, name, value) -> setup.seed(value));
	}

	@Option(names = "--config-id-optional", order = 4,
			description = "take token requests without X-Config-Id, as newer environments do")
	private void configIdOptional(boolean given) {
		this.options.add((setup) -> setup.configIdOptional(given));
	}

	@Option(names = "--discovery", order = 5, paramLabel = "SHAPE",
			description = "redirect (the default) or lean, which is production's")
	private void discovery(String shape) {
		add("--discovery", shape, Setup::discovery);
	}

	@Option(names = "--algorithm", order = 6, paramLabel = "ALGORITHM",
			description = "what signs id_tokens: ES256 (the default), ES512 or EdDSA")
	private void algorithm(String algorithm) {
		add("--algorithm", algorithm, Setup::algorithm);
	}

	@Option(names = "--access-tokens", order = 7, description = "put an access_token into token replies")
	private void accessTokens(boolean given) {
		this.options.add((setup) -> setup.accessTokens(given));
	}

	@Option(names = "--no-debug-codes", order = 8,
			description = "leave the one-time code out of the replies to frontends")
	private void noDebugCodes(boolean given) {
		this.options.add((setup) -> setup.debugCodes(!given));
	}

	@Option(names = "--enrol-unknown-users", order = 9,
			description = "enrol unknown users who sign in; they are refused otherwise")
	private void enrolUnknownUsers(boolean given) {
		this.options.add((setup) -> setup.enrolUnknownUsers(given));
	}

	@Option(names = "--tenant", order = 10, paramLabel = "NAME",
			description = "a project more, with a config id and keys of its own, and the --user and --client after "
					+ "it; may be repeated")
	private void tenant(String tenant) {
		String given = Arguments.required("--tenant", tenant);
		this.client = null;
		this.project = (setup) -> setup.tenant("--tenant", given);
		this.options.add(this.project::apply);
	}

	@Option(names = "--user", order = 11, paramLabel = "EMAIL", description = "a user more; may be repeated")
	private void user(String email) {
		Function<Setup, ProjectSetup> owner = this.project;
		add("--user", email, (setup, name, value) -> owner.apply(setup).user(name, value, new UserSetup()));
	}

	@Option(names = "--client", order = 12, paramLabel = "ID", description = "a public client more; may be repeated")
	private void client(String id) {
		ClientSetup latest = new ClientSetup();
		this.client = latest;
		Function<Setup, ProjectSetup> owner = this.project;
		add("--client", id, (setup, name, value) -> owner.apply(setup).client(name, value, latest));
	}

	@Option(names = "--redirect-uri", order = 13, paramLabel = "URI",
			description = "a redirect URI of the --client before it; may be repeated")
	private void redirectUri(String uri) {
		if (this.client == null) {
			throw new IllegalArgumentException("--redirect-uri needs a --client before it.");
		}
		this.client.redirectUri("--redirect-uri", Arguments.required("--redirect-uri", uri));
	}

	@Option(names = "--strict-redirects", order = 14,
			description = "take registered redirect URIs only, and only with their port")
	private void strictRedirects(boolean given) {
		this.options.add((setup) -> setup.strictRedirects(given));
	}

	@Option(names = "--help", order = 15, usageHelp = true, description = "print this")
	private void help(boolean given) {
		// Picocli asks the parse result.
	}

	private void add(String option, String value, Setter setter) {
		String given = Arguments.required(option, value);
		this.options.add((setup) -> setter.set(setup, option, given));
	}

	private interface Setter {

		void set(Setup setup, String name, String value);

	}

}
