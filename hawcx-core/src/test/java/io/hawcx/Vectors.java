package io.hawcx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test vectors: the repository's copies, or those in the folder that the system
 * property {@code hawcx.vectors} names.
 */
public final class Vectors {

	private Vectors() {
	}

	/**
	 * Read a file of vectors.
	 * @param name its name without {@code .json}
	 * @return its content
	 */
	public static JsonNode read(String name) {
		String folder = System.getProperty("hawcx.vectors");
		try (InputStream in = (folder != null) ? Files.newInputStream(Path.of(folder, name + ".json"))
				: Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
			return new JsonMapper().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Turn an array of cases into arguments of a parameterized test: name and case. A
	 * case that is a bare value, or has no name, is named by its text.
	 * @param cases the array
	 * @return one argument pair for each case
	 */
	public static Stream<Arguments> cases(JsonNode cases) {
		return StreamSupport.stream(cases.spliterator(), false)
			.map((node) -> Arguments.of(node.path("name").asString(node.path("value").asString(node.toString())),
					node));
	}

	/**
	 * Decode hexadecimal text.
	 * @param node the text
	 * @return its bytes
	 */
	public static byte[] hex(JsonNode node) {
		return HexFormat.of().parseHex(node.asString());
	}

}
