package io.hawcx.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.json.Json;

/**
 * The test vectors, from the folder in the system property {@code hawcx.vectors} or from
 * the repository's copies.
 */
public final class Vectors {

	private Vectors() {
	}

	public static Map<String, Object> read(String name) {
		String folder = System.getProperty("hawcx.vectors", "");
		try {
			if (!folder.isEmpty()) {
				return Json.readObject(Files.readAllBytes(Path.of(folder, name + ".json")));
			}
			try (InputStream input = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
				return Json.readObject(input.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	public static List<Map<String, Object>> cases(Map<String, Object> vectors, String name) {
		return (List<Map<String, Object>>) vectors.get(name);
	}

	@SuppressWarnings("unchecked")
	public static Map<String, Object> object(Map<String, Object> members, String name) {
		return (Map<String, Object>) members.get(name);
	}

}
