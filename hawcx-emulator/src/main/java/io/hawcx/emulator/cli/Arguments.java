package io.hawcx.emulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads arguments, and says in one line what is wrong with one.
 */
final class Arguments {

	private Arguments() {
	}

	/**
	 * Read arguments.
	 * @param arguments the arguments
	 * @return the innermost command that they name
	 * @throws IllegalArgumentException if one is unknown or has no value; the message
	 * says which
	 */
	static CommandLine parse(String... arguments) {
		CommandLine line = new CommandLine(new EmulatorCommand()).setExpandAtFiles(false)
			.setOverwrittenOptionsAllowed(true);
		try {
			CommandLine.ParseResult result = line.parseArgs(arguments);
			if (result.hasSubcommand() && line.<EmulatorCommand>getCommand().hasOptions()) {
				throw unknown(result.subcommand().commandSpec().name());
			}
			while (result.hasSubcommand()) {
				result = result.subcommand();
			}
			return result.commandSpec().commandLine();
		}
		catch (UnmatchedArgumentException ex) {
			throw unknown(ex.getUnmatched().get(0));
		}
		catch (MissingParameterException ex) {
			throw new IllegalArgumentException(name(ex.getMissing().get(0)) + " needs a value.", ex);
		}
		catch (ParameterException ex) {
			if (ex.getCause() instanceof IllegalArgumentException own) {
				throw own;
			}
			throw new IllegalArgumentException(printable(String.valueOf(ex.getMessage())) + ".", ex);
		}
	}

	private static String name(ArgSpec missing) {
		return (missing instanceof OptionSpec option) ? option.longestName() : missing.paramLabel();
	}

	/**
	 * Check that an option has a value.
	 * @param option the option
	 * @param value its value
	 * @return the value
	 * @throws IllegalArgumentException if it is empty
	 */
	static String required(String option, String value) {
		if (value.isEmpty()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return value;
	}

	static IllegalArgumentException unknown(String argument) {
		String name = argument.startsWith("--") ? argument.split("=", 2)[0] : argument;
		return new IllegalArgumentException("Unknown argument " + printable(name) + ": see --help.");
	}

	/**
	 * Make a text from outside fit for a terminal.
	 * @param text any text
	 * @return the text without control characters, at most 80 of it
	 */
	static String printable(String text) {
		String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
		return (clean.length() > 80) ? clean.substring(0, 80) + "…" : clean;
	}

}
