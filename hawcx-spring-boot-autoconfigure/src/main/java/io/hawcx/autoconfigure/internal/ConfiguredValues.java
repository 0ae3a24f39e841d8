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

/**
 * Reads values of properties. An empty value counts as absent, as an unset variable in a
 * placeholder leaves one behind.
 */
public final class ConfiguredValues {

	private static final int MAX_FILE_BYTES = 64 * 1024;

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
			throw new HawcxConfigurationException(property, property + " begins with a quotation mark.",
					"Write the value without quotation marks; .properties files and environment files keep them.");
		}
	}

	public static String content(String property, Resource location) {
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
		String content = new String(bytes, StandardCharsets.UTF_8).trim();
		if (content.isEmpty()) {
			throw new HawcxConfigurationException(property,
					property + " names a file that is empty: " + describe(location) + ".",
					"Write the key into the file, or point " + property + " at another one.");
		}
		return content;
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
			if (location instanceof ClassPathResource && !isKey(location.getDescription())) {
				throw new HawcxConfigurationException(
						property, property
								+ " was looked for on the classpath, as locations without file: are, and is not there: "
								+ describe(location) + ".",
						"Write file: before the location, as in file:/run/secrets/hawcx, or put the file on the classpath.");
			}
			// No cause: it quotes what was written as a location.
			throw new HawcxConfigurationException(property,
					property + " names something that cannot be read: " + describe(location) + ".", "Point " + property
							+ " at a readable file, such as file:/run/secrets/hawcx or classpath:hawcx.key.");
		}
	}

	public static void positive(String property, Duration value) {
		if (value.isZero() || value.isNegative()) {
			throw new HawcxConfigurationException(property, property + " must be longer than zero.",
					"Write a duration such as 10s, or remove " + property + ".");
		}
	}

	public static void notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw new HawcxConfigurationException(property, property + " must not be negative.",
					"Write a duration such as 10s, or remove " + property + ".");
		}
	}

	public static void requireEndpoint(String property, String path, String example) {
		requirePath(property, path);
		if (path.endsWith("/")) {
			throw new HawcxConfigurationException(property, property + " ends with a slash.",
					"Write a path such as " + example + ", or remove " + property + ".");
		}
	}

	public static void requirePath(String property, @Nullable String path) {
		if (path != null
				&& (!path.startsWith("/") || path.startsWith("//") || path.contains("?") || path.contains("#"))) {
			throw new HawcxConfigurationException(property,
					property + " holds '" + path + "', which is not a path of this application.",
					"Write a path that begins with one slash and has neither query nor fragment.");
		}
	}

}
