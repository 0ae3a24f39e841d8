package io.hawcx.secretscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * The message of every exception and error that our code makes, caught or not, as Java's
 * flight recorder tells it. What other libraries throw within themselves, parsers above
 * all, may quote what they read; it counts where it goes on, into a log line or as the
 * cause of an exception of ours, and the scan looks at both. Which test ran then is told
 * by the recorder's clock, which may be some milliseconds off.
 */
final class ThrownMessages {

	private static final String OURS = "io.hawcx.";

	private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\.");

	private final Recording recording = new Recording();

	private final Clock clock = Clock.systemUTC();

	void start() {
		this.recording.enable("jdk.JavaExceptionThrow").withStackTrace();
		this.recording.enable("jdk.JavaErrorThrow").withStackTrace();
		this.recording.start();
	}

	/** Stop, and hand everything over to the recorder. */
	void finish() {
		try {
			Path file = Files.createTempFile("secret-scan", ".jfr");
			try {
				this.recording.stop();
				this.recording.dump(file);
				this.recording.close();
				read(file);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(Path file) throws IOException {
		try (RecordingFile events = new RecordingFile(file)) {
			while (events.hasMoreEvents()) {
				RecordedEvent event = events.readEvent();
				// A recording tells of itself too.
				String message = event.hasField("message") ? event.getString("message") : null;
				if (message != null && isOurs(event)) {
					Recorder.say("messages", origin(event), message);
				}
			}
		}
	}

	private static boolean isOurs(RecordedEvent event) {
		return event.getClass("thrownClass").getName().startsWith(OURS) || thrower(event).startsWith(OURS);
	}

	private String origin(RecordedEvent event) {
		RecordedThread thread = event.getThread();
		long ago = Duration.between(event.getStartTime(), this.clock.instant()).toNanos();
		return "%s thrown by %s in thread %s in %s".formatted(event.getClass("thrownClass").getName(), thrower(event),
				(thread != null) ? thread.getJavaName() : "unknown", Recorder.testAt(ago));
	}

	private static String thrower(RecordedEvent event) {
		if (event.getStackTrace() != null) {
			for (RecordedFrame frame : event.getStackTrace().getFrames()) {
				String type = frame.getMethod().getType().getName();
				if (!frame.getMethod().getName().equals("<init>") && !JDK.matcher(type).lookingAt()) {
					return type + "." + frame.getMethod().getName();
				}
			}
		}
		return "unknown";
	}

}
