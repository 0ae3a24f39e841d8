package io.hawcx.emulator.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Arguments on their way to being read; {@code --name=value} and {@code --name value} are
 * the same. Not thread-safe.
 */
final class Arguments {

	private final Deque<String> rest = new ArrayDeque<>();

	private Arguments() {
	}

	static Arguments of(String... arguments) {
		Arguments read = new Arguments();
		for (String argument : arguments) {
			int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
			read.rest.add((equals < 0) ? argument : argument.substring(0, equals));
			if (equals >= 0) {
				read.rest.add(argument.substring(equals + 1));
			}
		}
		return read;
	}

	boolean hasNext() {
		return !this.rest.isEmpty();
	}

	String next() {
		return this.rest.remove();
	}

	/**
	 * Take an option's value.
	 * @param option the option
	 * @return the value
	 * @throws IllegalArgumentException if there is none
	 */
	String value(String option) {
		String value = this.rest.poll();
		if (value == null || value.isEmpty()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return value;
	}

	static IllegalArgumentException unknown(String argument) {
		return new IllegalArgumentException("Unknown argument " + printable(argument) + ": see --help.");
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
