package io.hawcx.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * What the executable jar was called with.
 */
final class CommandLine {

	static final String USAGE = """
			Usage: java -jar hawcx-emulator-exec.jar [options]

			A Hawcx of your own on 127.0.0.1, for development and tests only. What to configure an
			application with is at /emulator/credentials.

			  --port PORT             the port, or 0 for any free one; 7998 by default
			  --seed TEXT             the same text gives the same ids and keys; random by default
			  --config-id-optional    take token requests without X-Config-Id, as newer environments do
			  --discovery SHAPE       redirect (the default) or lean, which is production's
			  --algorithm ALGORITHM   what signs id_tokens: ES256 (the default), ES512 or EdDSA
			  --access-tokens         put an access_token into token replies
			  --user EMAIL            a user more; may be repeated
			  --help                  print this
			""";

	private static final int PORT = 7998;

	private final HawcxEmulatorBuilder builder = HawcxEmulator.builder().port(PORT);

	private final List<String> users = new ArrayList<>();

	private boolean help;

	private CommandLine() {
	}

	/**
	 * Read arguments.
	 * @param arguments the arguments; {@code --name=value} and {@code --name value} are
	 * the same
	 * @return what they say
	 * @throws IllegalArgumentException if one is unknown or unusable; the message says
	 * which
	 */
	static CommandLine parse(String... arguments) {
		CommandLine line = new CommandLine();
		Deque<String> rest = new ArrayDeque<>();
		for (String argument : arguments) {
			int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
			rest.add((equals < 0) ? argument : argument.substring(0, equals));
			if (equals >= 0) {
				rest.add(argument.substring(equals + 1));
			}
		}
		while (!rest.isEmpty()) {
			line.take(rest.remove(), rest);
		}
		return line;
	}

	private void take(String option, Deque<String> rest) {
		switch (option) {
			case "--help" -> askForHelp();
			case "--config-id-optional" -> this.builder.configIdOptional(true);
			case "--access-tokens" -> this.builder.accessTokens(true);
			case "--port" -> this.builder.port(port(value(option, rest)));
			case "--seed" -> this.builder.seed(value(option, rest));
			case "--discovery" -> this.builder.discoveryShape(shape(value(option, rest)));
			case "--algorithm" -> this.builder.idTokenAlgorithm(algorithm(value(option, rest)));
			case "--user" -> this.users.add(value(option, rest));
			default -> throw new IllegalArgumentException("Unknown argument " + option + ".");
		}
	}

	private static String value(String option, Deque<String> rest) {
		String value = rest.poll();
		if (value == null || value.isEmpty()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return value;
	}

	private static int port(String text) {
		if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
			throw new IllegalArgumentException("--port is not a number from 0 to 65535.");
		}
		return Integer.parseInt(text);
	}

	private static DiscoveryShape shape(String text) {
		for (DiscoveryShape shape : DiscoveryShape.values()) {
			if (shape.name().toLowerCase(Locale.ROOT).equals(text)) {
				return shape;
			}
		}
		throw new IllegalArgumentException("--discovery is neither redirect nor lean.");
	}

	private static IdTokenAlgorithm algorithm(String text) {
		for (IdTokenAlgorithm algorithm : IdTokenAlgorithm.values()) {
			if (algorithm.jwsName().equals(text)) {
				return algorithm;
			}
		}
		throw new IllegalArgumentException("--algorithm is none of ES256, ES512 and EdDSA.");
	}

	private void askForHelp() {
		this.help = true;
	}

	boolean isHelp() {
		return this.help;
	}

	/**
	 * Start the emulator that the arguments ask for.
	 * @return the running emulator
	 * @throws IllegalArgumentException if a user is not an e-mail address
	 * @throws java.io.UncheckedIOException if the port is taken
	 */
	HawcxEmulator start() {
		HawcxEmulator emulator = this.builder.start();
		try {
			this.users.forEach(emulator.users()::create);
			return emulator;
		}
		catch (IllegalArgumentException ex) {
			emulator.close();
			throw new IllegalArgumentException("--user is not an e-mail address.", ex);
		}
	}

}
