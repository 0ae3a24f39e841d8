package io.hawcx.emulator.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The emulator as a program of its own. Once it answers it prints one line that ends in
 * its base URL, and one more for each tenant, and it runs until the process is told to
 * stop. A wrong argument is reported in one line, with exit code 2.
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
		int exitCode = exitCode(System.out, System.err, arguments);
		if (exitCode != 0) {
			System.exit(exitCode);
		}
	}

	/**
	 * Do what the arguments say, for as long as it takes.
	 * @param out where what was asked for goes
	 * @param err where a wrong argument is reported
	 * @param arguments the arguments
	 * @return 0, or 2 if an argument is unknown or unusable or the port is taken
	 * @throws InterruptedException if the thread is interrupted while the emulator runs
	 */
	static int exitCode(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
		try {
			if (run(out, EmulatorMain::stopAtExit, arguments) != null) {
				Thread.currentThread().join();
			}
			return 0;
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			printLine(err, String.valueOf(ex.getMessage()));
			return 2;
		}
	}

	/**
	 * Do what the arguments say.
	 * @param out where the ready line, the help or new keys go
	 * @param arguments the arguments
	 * @return the running emulator, or {@code null} if something else was asked for
	 * @throws IllegalArgumentException if an argument is unknown or unusable
	 * @throws UncheckedIOException if the port is taken
	 */
	static @Nullable HawcxEmulator run(PrintStream out, String... arguments) {
		return run(out, (emulator) -> {
		}, arguments);
	}

	// Whoever reads the ready line may stop the program at once.
	private static @Nullable HawcxEmulator run(PrintStream out, Consumer<HawcxEmulator> beforeReady,
			String... arguments) {
		CommandLine line = Arguments.parse(arguments);
		if (line.isUsageHelpRequested()) {
			printLine(out, line.getUsageMessage().strip());
			return null;
		}
		if (line.getCommand() instanceof Supplier<?> keygen) {
			printLine(out, String.valueOf(keygen.get()));
			return null;
		}
		HawcxEmulator emulator = line.<EmulatorCommand>getCommand().start();
		beforeReady.accept(emulator);
		printLine(out, "The Hawcx emulator, for development and tests only, is ready at " + emulator.baseUrl());
		emulator.tenants()
			.forEach((tenant) -> printLine(out, "What to configure tenant " + tenant.name() + " with is at "
					+ emulator.baseUrl() + "/emulator/credentials?tenant=" + tenant.name()));
		return emulator;
	}

	private static void stopAtExit(HawcxEmulator emulator) {
		Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "hawcx-emulator-stop"));
	}

	private static void printLine(PrintStream stream, String text) {
		stream.println(text);
		stream.flush();
	}

}
