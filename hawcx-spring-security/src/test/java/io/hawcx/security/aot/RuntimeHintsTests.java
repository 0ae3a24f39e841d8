package io.hawcx.security.aot;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import io.hawcx.architecture.MainClasses;
import io.hawcx.security.fixture.OurHints;
import io.hawcx.security.jackson.HawcxJacksonModule;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeHintsTests {

	private static final RuntimeHints HINTS = OurHints.read();

	@Test
	void resourcesWhenInTheJarThenHaveHints() throws IOException {
		Path folder = Path.of("src/main/resources");
		try (Stream<Path> files = Files.walk(folder)) {
			List<String> resources = files.filter(Files::isRegularFile)
				.map((file) -> folder.relativize(file).toString())
				.filter((name) -> !name.startsWith("META-INF/"))
				.toList();
			assertThat(resources).isNotEmpty()
				.allSatisfy((name) -> assertThat(RuntimeHintsPredicates.resource().forResource(name)).accepts(HINTS));
		}
		assertThat(RuntimeHintsPredicates.resource().forBundle("io.hawcx.security.oauth2.hawcx")).accepts(HINTS);
	}

	// A class more that could be in a session has to be looked at. No exception is kept
	// in one: HawcxLoginFailure makes another for it.
	@Test
	@SuppressWarnings("removal")
	void serializableClassesWhenOursThenHaveHints() {
		assertThat(MainClasses.read().stream())
			.filteredOn((type) -> type.isAssignableTo(Serializable.class) && !type.isAssignableTo(Throwable.class)
					&& !type.isEnum())
			.extracting(JavaClass::getName)
			.filteredOn((name) -> !name.equals(HawcxJacksonModule.class.getName()))
			.allSatisfy((name) -> assertThat(
					RuntimeHintsPredicates.serialization().onType(org.springframework.aot.hint.TypeReference.of(name)))
				.accepts(HINTS));
	}

}
