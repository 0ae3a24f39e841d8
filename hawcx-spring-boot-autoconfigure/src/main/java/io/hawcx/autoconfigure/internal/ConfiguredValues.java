package io.hawcx.autoconfigure.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * Reads values of properties. An empty value counts as absent, as an unset variable in a
 * placeholder leaves one behind.
 */
public final class ConfiguredValues {

	private static final String UNQUOTED = "Write the value without quotation marks; .properties files and environment "
			+ "files keep them.";

	// What DER begins with: the tag of a sequence.
	private static final byte DER = 0x30;

	private static final int MAX_FILE_BYTES = 64 * 1024;

	private static final Duration SHORTEST_TIME = Duration.ofMillis(50);

	private static final Duration SHORTEST_TOLERANCE = Duration.ofSeconds(1);

	private ConfiguredValues() {
	}

	public static @Nullable String text(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : null;
	}

	public static boolean isSet(@Nullable String value) {
		return text(value) != null;
	}

	public static void refuseQuotes(String property, String value) {
		String text = value.trim();
		if (text.startsWith("\"") || text.startsWith("'")) {
			throw new HawcxConfigurationException(property, property + " begins with a quotation mark.", UNQUOTED);
		}
	}

	public static String content(String property, Resource location) {
		refuseNetwork(property, location);
		Path file = file(location);
		if (file != null && Files.isDirectory(file)) {
			// Java would read the names of the files in it.
			throw new HawcxConfigurationException(property, property + " names a folder: " + describe(location) + ".",
					"Point " + property + " at the file in it that holds the key.");
		}
		byte[] bytes = read(property, location);
		if (bytes.length > MAX_FILE_BYTES) {
			throw new HawcxConfigurationException(property,
					property + " names a file that is too large for a key: " + describe(location) + ".",
					"Point " + property + " at a file that holds the key and nothing else.");
		}
		refuseOtherEncodings(property, location, bytes);
		String content = new String(bytes, StandardCharsets.UTF_8).trim();
		if (content.isEmpty()) {
			throw new HawcxConfigurationException(property,
					property + " names a file that is empty: " + describe(location) + ".",
					"Write the key into the file, or point " + property + " at another one.");
		}
		return content;
	}

	// Nothing talks to the network at start, and a key least of all.
	private static void refuseNetwork(String property, Resource location) {
		if (location instanceof UrlResource && location.toString().matches("(?i)URL \\[(https?|ftp):.*")) {
			throw new HawcxConfigurationException(property, property + " names an address on the network.",
					"Put the key into a file on this machine, and point " + property
							+ " at it, such as file:/run/secrets/hawcx.");
		}
	}

	private static void refuseOtherEncodings(String property, Resource location, byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (bytes.length > 1 && bytes[0] == DER && bytes[1] != 0 && text.indexOf('\u0000') >= 0) {
			throw new HawcxConfigurationException(property,
					property + " names a file in DER, which is no text: " + describe(location) + ".",
					"Turn it into PEM: openssl pkey -inform DER -in FILE -out FILE.pem");
		}
		boolean mark = text.startsWith("\uFEFF");
		if (mark || text.indexOf('\u0000') >= 0) {
			throw new HawcxConfigurationException(property,
					property + " names a file that " + (mark ? "begins with a byte order mark" : "is UTF-16, not UTF-8")
							+ ", as some editors and shells write it: " + describe(location) + ".",
					"Save the file as UTF-8 without byte order mark.");
		}
	}

	// None where the location is not in a file system, as inside an archive.
	public static @Nullable Path file(Resource location) {
		try {
			return location.isFile() ? location.getFile().toPath() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	public static String clause(Exception ex) {
		String message = String.valueOf(ex.getMessage());
		return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
	}

	private static String describe(Resource location) {
		String description = location.getDescription();
		// Someone may have written the key itself in place of its location.
		return isKey(description) ? "not the location of a file" : description;
	}

	private static boolean isKey(String text) {
		return text.matches("(?s).*(hwx_sk_|-----|[{}\n]|.{200}).*");
	}

	private static byte[] read(String property, Resource location) {
		try (InputStream stream = location.getInputStream()) {
			return stream.readNBytes(MAX_FILE_BYTES + 1);
		}
		catch (IOException ex) {
			if (!(location instanceof UrlResource) && !isKey(location.getDescription())) {
				throw notInside(property, location);
			}
			if (location.getDescription().contains("~")) {
				throw new HawcxConfigurationException(property,
						property + " holds a '~', which only a shell turns into a folder: " + describe(location) + ".",
						"Write the folder out, as in file:/srv/app/hawcx.jwk, or write file:${user.home}/hawcx.jwk.");
			}
			// No cause: it quotes what was written as a location.
			throw new HawcxConfigurationException(property,
					property + " names something that cannot be read: " + describe(location) + ".", "Point " + property
							+ " at a readable file, such as file:/run/secrets/hawcx or classpath:hawcx.key.");
		}
	}

	// A web application looks for locations without a scheme where its pages lie, every
	// other one on the classpath.
	private static HawcxConfigurationException notInside(String property, Resource location) {
		if (location.getDescription().matches(".*\\[/?[\"'].*")) {
			return new HawcxConfigurationException(property, property + " begins with a quotation mark.", UNQUOTED);
		}
		String place = (location instanceof ClassPathResource) ? "on the classpath"
				: "among the web application's files";
		return new HawcxConfigurationException(property,
				property + " was looked for " + place + ", as locations without file: are, and is not there: "
						+ describe(location) + ".",
				"Write file: before the location, as in file:/run/secrets/hawcx, or put the file on the classpath and "
						+ "write classpath: before it.");
	}

	/**
	 * Refuse a time that is too short for anything, which most often lacks its unit.
	 * @param property the property
	 * @param value its value
	 */
	public static void positive(String property, Duration value) {
		if (value.isZero() || value.isNegative()) {
			throw new HawcxConfigurationException(property, property + " must be longer than zero.",
					"Write a duration such as 10s, or remove " + property + ".");
		}
		if (value.compareTo(SHORTEST_TIME) < 0) {
			throw tooShort(property, value, "too short for anything");
		}
	}

	/**
	 * Refuse a tolerance that is less than a second, which most often lacks its unit:
	 * times on the wire have whole seconds.
	 * @param property the property
	 * @param value its value, which may be zero
	 */
	public static void notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw new HawcxConfigurationException(property, property + " must not be negative.",
					"Write a duration such as 10s, or remove " + property + ".");
		}
		if (!value.isZero() && value.compareTo(SHORTEST_TOLERANCE) < 0) {
			throw tooShort(property, value, "less than the second that times on the wire are told in");
		}
	}

	private static HawcxConfigurationException tooShort(String property, Duration value, String why) {
		return new HawcxConfigurationException(property,
				property + " is " + value.toMillis() + " ms, which is " + why
						+ "; a number without a unit counts as milliseconds.",
				"Write the unit too, such as 10s, or remove " + property + ".");
	}

	public static void requireEndpoint(String property, String path, String example) {
		requirePath(property, path);
		if (path.endsWith("/")) {
			throw new HawcxConfigurationException(property, property + " ends with a slash.",
					"Write a path such as " + example + ", or remove " + property + ".");
		}
		refusePattern(property, path, example);
	}

	public static void requirePage(String property, @Nullable String path, String example) {
		requirePath(property, path);
		if (path != null) {
			refusePattern(property, path, example);
		}
	}

	private static void refusePattern(String property, String path, String example) {
		if (path.matches(".*[*{}].*")) {
			throw new HawcxConfigurationException(property,
					property + " holds '" + path + "', which is a pattern where one path is needed.",
					"Write a path such as " + example + ", or remove " + property + ".");
		}
	}

	public static void requirePath(String property, @Nullable String path) {
		if (path != null
				&& (!path.startsWith("/") || path.startsWith("//") || path.matches("(?s).*[?#\\s\\p{Cntrl}].*"))) {
			throw new HawcxConfigurationException(property,
					property + " holds '" + path + "', which is not a path of this application.",
					"Write a path that begins with one slash and has neither query, fragment nor space.");
		}
		if (path != null && path.matches("(?s).*/\\.{1,2}(/.*)?")) {
			throw new HawcxConfigurationException(property,
					property + " holds '" + path + "', but no request arrives at a path with dot segments.",
					"Write the path as the browser resolves it, without . and .. between slashes.");
		}
	}

}
