package io.hawcx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The test vectors as what fuzzing starts from, and as what each fuzz target is run with
 * in an ordinary build.
 */
public final class Seeds {

	private Seeds() {
	}

	/**
	 * Collect every value that has one of some names, however deep.
	 * @param vectors the file's name without {@code .json}
	 * @param names the members' names
	 * @return each value as bytes: text as it is, everything else as JSON
	 */
	public static Stream<byte[]> of(String vectors, String... names) {
		List<byte[]> seeds = collect(Vectors.read(vectors), List.of(names)).toList();
		if (seeds.isEmpty()) {
			throw new IllegalStateException("no seeds in " + vectors);
		}
		return seeds.stream();
	}

	private static Stream<byte[]> collect(JsonNode node, List<String> names) {
		Stream<byte[]> own = names.stream()
			.filter(node::has)
			.map(node::get)
			.map((value) -> (value.isString() ? value.asString() : value.toString()).getBytes(StandardCharsets.UTF_8));
		return Stream.concat(own, node.valueStream().flatMap((child) -> collect(child, names)));
	}

}
