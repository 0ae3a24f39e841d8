package io.hawcx.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(hawcx\\.[a-z.-]+)` \\| ([^|]*) \\|");

	@Test
	void metadataWhenGeneratedThenDescribesEveryProperty() throws IOException {
		assertThat(properties())
			.containsKeys("management.health.hawcx.enabled", "management.endpoint.hawcx.show-values")
			.allSatisfy((name, property) -> {
				String description = property.path("description").asString("");
				assertThat(description).as(name)
					.isNotEmpty()
					.endsWith(".")
					.doesNotStartWith("The ")
					.doesNotStartWith("A ");
				if (property.path("type").asString("").equals("java.lang.Boolean")) {
					assertThat(description).as(name).startsWith("Whether ");
				}
			});
	}

	@Test
	void documentationWhenComparedWithMetadataThenHasSameNamesAndDefaults() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		for (MatchResult row : ROW.matcher(Files.readString(Path.of("..", "docs", "properties.md")))
			.results()
			.toList()) {
			documented.put(row.group(1), row.group(2).replace("`", "").trim());
		}
		Map<String, String> expected = new TreeMap<>();
		properties().forEach((name, property) -> {
			if (name.startsWith("hawcx.")) {
				expected.put(name, defaultValue(property.path("defaultValue")));
			}
		});
		assertThat(documented).isEqualTo(expected);
	}

	private static String defaultValue(JsonNode value) {
		if (value.isArray()) {
			return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
		}
		return value.isMissingNode() ? "" : value.asString();
	}

	private static Map<String, JsonNode> properties() throws IOException {
		Map<String, JsonNode> properties = new TreeMap<>();
		List<URL> files = Collections.list(ConfigurationMetadataTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"));
		for (URL file : files) {
			try (InputStream stream = file.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(stream).path("properties")) {
					String name = property.path("name").asString();
					if (name.matches("(hawcx|management\\.(health|endpoint)\\.hawcx)\\..*")) {
						properties.put(name, property);
					}
				}
			}
		}
		return properties;
	}

}
