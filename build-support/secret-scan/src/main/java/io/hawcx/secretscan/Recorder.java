package io.hawcx.secretscan;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps what a run says until its end, when all of its secrets are known. The code that
 * {@link Agent} weaves into classes calls it, so it and its methods are public.
 */
public final class Recorder {

	static final Secrets SECRETS = new Secrets();

	/** What is said, once each, and who said it first. */
	static final Map<String, String> SAID = new ConcurrentHashMap<>();

	static final Queue<Kept> KEPT = new ConcurrentLinkedQueue<>();

	static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

	private static final String OURS = "io.hawcx";

	private static final int KEPT_OF_A_CLASS = 25;

	private static final int KEPT_OF_AN_EXCEPTION = 1000;

	private static final NavigableMap<Long, String> TESTS = new ConcurrentSkipListMap<>();

	private Recorder() {
	}

	static void startTest(String name) {
		TESTS.put(System.nanoTime(), name);
	}

	/**
	 * Return the test that ran at a time.
	 * @param ago nanoseconds since then
	 * @return its name
	 */
	static String testAt(long ago) {
		Map.Entry<Long, String> entry = TESTS.floorEntry(System.nanoTime() - ago);
		return (entry != null) ? entry.getValue() : "no test yet";
	}

	static void say(String kind, String origin, @Nullable String text) {
		if (text != null) {
			COUNTS.computeIfAbsent(kind, (key) -> new AtomicInteger()).incrementAndGet();
			SAID.putIfAbsent(text, origin);
		}
	}

	/**
	 * A logger was called. Ours count at every level, others where they are switched on.
	 * @param called the logger
	 * @param arguments class, marker, level, format, arguments, throwable
	 */
	public static void logged(Object called, Object[] arguments) {
		Logger logger = (Logger) called;
		Level level = (Level) arguments[2];
		if (!logger.getName().startsWith(OURS) && !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
			return;
		}
		Object[] values = valuesOf(arguments);
		String origin = "%s line of %s by thread %s in %s".formatted(level, logger.getName(),
				Thread.currentThread().getName(), testAt(0));
		say("log lines", origin, MessageFormatter.basicArrayFormat((String) arguments[3], values));
		Object last = (arguments[arguments.length - 1] != null || values.length == 0) ? arguments[arguments.length - 1]
				: values[values.length - 1];
		if (last instanceof Throwable throwable) {
			sayChain("exception in " + origin, throwable);
		}
	}

	private static Object[] valuesOf(Object[] arguments) {
		if (arguments[4] instanceof Object[] values) {
			return values;
		}
		Object[] values = new Object[arguments.length - 5];
		System.arraycopy(arguments, 4, values, 0, values.length);
		return values;
	}

	static void sayChain(String origin, Throwable throwable) {
		int depth = 0;
		for (Throwable cause = throwable; cause != null && depth < 20; cause = cause.getCause()) {
			say("messages", cause.getClass().getName() + " as " + origin, cause.getMessage());
			depth++;
		}
	}

	/**
	 * A {@code toString} returned.
	 * @param type whose it was
	 * @param text what it returned
	 */
	public static void printed(Class<?> type, @Nullable String text) {
		say("texts of toString", "toString of %s by thread %s in %s".formatted(type.getName(),
				Thread.currentThread().getName(), testAt(0)), text);
	}

	/**
	 * An object was made whose text is wanted at the end.
	 * @param made the object, perhaps not yet complete
	 */
	public static void made(Object made) {
		AtomicInteger count = COUNTS.computeIfAbsent("objects of " + made.getClass().getName(),
				(key) -> new AtomicInteger());
		if (count.getAndIncrement() < ((made instanceof Throwable) ? KEPT_OF_AN_EXCEPTION : KEPT_OF_A_CLASS)) {
			KEPT.add(new Kept(made, testAt(0)));
		}
	}

	/**
	 * A method that mints or takes a secret did so.
	 * @param secret the secret, ignored unless it is a text
	 */
	public static void secret(@Nullable Object secret) {
		if (secret instanceof String text) {
			SecretScan.register(text);
			new KnownKeys(SECRETS).add(text);
		}
	}

	/**
	 * An object that was made in the run.
	 *
	 * @param object the object
	 * @param test where it was made
	 */
	record Kept(Object object, String test) {
	}

}
