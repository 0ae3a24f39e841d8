package io.hawcx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the files of Project Wycheproof that lie in the folder named by the system
 * property {@code hawcx.wycheproof}. Where this library decides otherwise than a file
 * says, {@code wycheproof-deviations.txt} names the case and the reason; a deviation that
 * is not listed fails, and so does a listed one that is none.
 */
public final class Wycheproof {

	private static final Logger logger = LoggerFactory.getLogger(Wycheproof.class);

	private static final String PROPERTY = "hawcx.wycheproof";

	private static boolean told;

	private Wycheproof() {
	}

	/**
	 * Return whether a folder is given, and say so in one line if none is.
	 * @return whether the tests can run
	 * @throws IllegalStateException if none is given though {@code -Dhawcx.require} names
	 * it
	 */
	public static synchronized boolean isGiven() {
		if (System.getProperty(PROPERTY) != null) {
			return true;
		}
		if (List.of(System.getProperty("hawcx.require", "").split(",")).contains("wycheproof")) {
			throw new IllegalStateException("Wycheproof is required: give its folder with -D" + PROPERTY + "=FOLDER");
		}
		if (!told) {
			told = true;
			logger.warn("Wycheproof is left out: give its folder with -D{}=FOLDER", PROPERTY);
		}
		return false;
	}

	/**
	 * Run every case of a file.
	 * @param file its name without {@code .json}
	 * @param minimum how many cases it must have at least
	 * @param subject what is tested, for the line that is printed
	 * @param check decides whether a case is accepted, which includes that what comes out
	 * is exact
	 */
	public static void run(String file, int minimum, String subject, Check check) {
		Map<Integer, Boolean> deviations = deviations(file);
		List<String> wrong = new ArrayList<>();
		int cases = 0;
		int accepted = 0;
		int deviating = 0;
		for (JsonNode group : read(file).get("testGroups")) {
			for (JsonNode test : group.get("tests")) {
				cases++;
				boolean accepts = accepts(check, group, test);
				accepted += accepts ? 1 : 0;
				boolean deviates = accepts != expected(test);
				deviating += deviates ? 1 : 0;
				Boolean always = deviations.remove(test.get("tcId").asInt());
				if (deviates ? always == null : Boolean.TRUE.equals(always)) {
					wrong.add("tcId " + test.get("tcId") + " " + test.get("comment") + " is " + test.get("result")
							+ (accepts ? " and accepted" : " and refused"));
				}
			}
		}
		logger.info("{}: {} cases, {} accepted, {} refused, {} of them otherwise than the file says ({})", file, cases,
				accepted, cases - accepted, deviating, subject);
		assertThat(wrong).as("not as wycheproof-deviations.txt says").isEmpty();
		assertThat(deviations).as("deviations without a case").isEmpty();
		assertThat(cases).isGreaterThanOrEqualTo(minimum);
	}

	private static boolean accepts(Check check, JsonNode group, JsonNode test) {
		try {
			return check.accepts(group, test);
		}
		catch (Exception ex) {
			throw new AssertionError("tcId " + test.get("tcId") + " " + test.get("comment"), ex);
		}
	}

	// Keys that are acceptable only as a leniency are taken, as RFC 7748 demands, unless
	// the secret comes out as zeros.
	private static boolean expected(JsonNode test) {
		boolean zero = StreamSupport.stream(test.get("flags").spliterator(), false)
			.anyMatch((flag) -> flag.asString().equals("ZeroSharedSecret"));
		return test.get("result").asString().equals("valid")
				|| (test.get("result").asString().equals("acceptable") && !zero);
	}

	/**
	 * Read a file.
	 * @param file its name without {@code .json}
	 * @return its content
	 */
	public static JsonNode read(String file) {
		try {
			return new JsonMapper().readTree(Files.readAllBytes(Path.of(System.getProperty(PROPERTY), file + ".json")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return which files have deviations.
	 * @return their names without {@code .json}
	 */
	public static TreeSet<String> filesWithDeviations() {
		TreeSet<String> files = new TreeSet<>();
		for (String line : lines()) {
			files.add(line.split("\\s+", 3)[0]);
		}
		return files;
	}

	// A question mark behind a case means that it is decided either way.
	private static Map<Integer, Boolean> deviations(String file) {
		Map<Integer, Boolean> deviations = new TreeMap<>();
		for (String line : lines()) {
			String[] parts = line.split("\\s+", 3);
			assertThat(parts).as(line).hasSize(3);
			if (parts[0].equals(file)) {
				boolean always = !parts[1].endsWith("?");
				String[] range = parts[1].replace("?", "").split("-");
				for (int id = Integer.parseInt(range[0]); id <= Integer.parseInt(range[range.length - 1]); id++) {
					assertThat(deviations.put(id, always)).as("a second line for tcId " + id).isNull();
				}
			}
		}
		return deviations;
	}

	private static List<String> lines() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				Wycheproof.class.getResourceAsStream("/wycheproof-deviations.txt"), StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Feeds one case to the library.
	 */
	public interface Check {

		/**
		 * Decide about a case.
		 * @param group what its group has in common
		 * @param test the case
		 * @return whether it is accepted, with the exact result
		 * @throws Exception on anything that no caller expects
		 */
		boolean accepts(JsonNode group, JsonNode test) throws Exception;

	}

}
