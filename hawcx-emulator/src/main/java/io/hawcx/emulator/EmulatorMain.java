package io.hawcx.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/**
 * The emulator as a program of its own. Once it answers it prints one line that ends in
 * its base URL, and it runs until the process is told to stop.
 *
 * @since 0.1.0
 */
public final class EmulatorMain {

	private EmulatorMain() {
	}

	/**
	 * Start the program.
	 * @param arguments see {@code --help}
	 * @throws InterruptedException if the main thread is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		// The line on standard output says the same.
		System.setProperty("org.slf4j.simpleLogger.log." + HawcxEmulator.class.getName(), "error");
		try {
			if (run(System.out, arguments) != null) {
				// Nothing outlives the process: whatever ends it frees the port too.
				Thread.currentThread().join();
			}
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			tell(System.err, ex.getMessage() + " See --help.");
			System.exit(2);
		}
	}

	/**
	 * Do what the arguments say.
	 * @param out where the ready line or the help goes
	 * @param arguments the arguments
	 * @return the running emulator, or {@code null} if only help was asked for
	 * @throws IllegalArgumentException if an argument is unknown or unusable
	 * @throws UncheckedIOException if the port is taken
	 */
	static @Nullable HawcxEmulator run(PrintStream out, String... arguments) {
		CommandLine line = CommandLine.parse(arguments);
		if (line.isHelp()) {
			tell(out, CommandLine.USAGE.strip());
			return null;
		}
		HawcxEmulator emulator = line.start();
		tell(out, "The Hawcx emulator, for development and tests only, is ready at " + emulator.baseUrl());
		return emulator;
	}

	private static void tell(PrintStream stream, String text) {
		stream.println(text);
		stream.flush();
	}

}
