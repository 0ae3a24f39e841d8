package io.hawcx.secretscan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks through all that was said when JUnit closes it, after the last test.
 */
final class Verdict implements AutoCloseable {

	private static final int SHOWN = 50;

	@Override
	public void close() throws IOException {
		ThrownMessages thrown = ScanSession.thrown;
		if (thrown == null) {
			throw new AssertionError("The secret scan never began to listen.");
		}
		askTheKept();
		thrown.finish();
		List<String> leaks = leaks();
		String report = summary() + String.join("\n", leaks);
		Path file = Path.of(System.getProperty(SecretScan.REPORT_PROPERTY));
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, report);
		if (!leaks.isEmpty()) {
			throw new AssertionError("The test run shows secrets, " + leaks.size() + " times:\n"
					+ String.join("\n", leaks.subList(0, Math.min(SHOWN, leaks.size()))));
		}
	}

	private static void askTheKept() {
		for (Recorder.Kept kept : Recorder.KEPT) {
			String origin = "object made in " + kept.test();
			Recorder.startTest(kept.test());
			try {
				if (kept.object() instanceof Throwable throwable) {
					Recorder.sayChain(origin, throwable);
				}
				Recorder.say("texts of toString", "toString of " + kept.object().getClass().getName() + ", " + origin,
						kept.object().toString());
			}
			catch (RuntimeException ex) {
				Recorder.sayChain(origin, ex);
			}
		}
	}

	private static List<String> leaks() {
		List<String> leaks = new ArrayList<>();
		Recorder.SAID.forEach((text, origin) -> {
			Secrets.Find find = Recorder.SECRETS.find(text);
			if (find != null) {
				leaks.add("- %s in the %s: %s".formatted(find.kind(), origin, find.excerpt(text)));
			}
		});
		return leaks.stream().sorted().toList();
	}

	private static String summary() {
		return "%d different texts, %s log lines, %s messages, %s texts of toString; %d secrets known.%n".formatted(
				Recorder.SAID.size(), count("log lines"), count("messages"), count("texts of toString"),
				Recorder.SECRETS.size());
	}

	private static int count(String kind) {
		return Recorder.COUNTS.containsKey(kind) ? Recorder.COUNTS.get(kind).get() : 0;
	}

}
