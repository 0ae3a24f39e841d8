package io.hawcx.architecture;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiRules}.
 */
class ApiRulesTests {

	private static final String PLANTED = "io.hawcx.architecture.planted.";

	private static final JavaClasses CLASSES = MainClasses
		.read(Path.of("target/test-classes/io/hawcx/architecture/planted"));

	@Test
	void internalTypesWhenVisibleThenEachPlaceIsReported() {
		assertThat(violations(ApiRules.mentionNothingInternal())).hasSize(5)
			.allSatisfy((place) -> assertThat(place).startsWith(PLANTED + "Leaking")
				.endsWith("mentions [" + PLANTED + "internal.Hidden]"))
			.anySatisfy((place) -> assertThat(place).contains("Leaking.field"))
			.anySatisfy((place) -> assertThat(place).contains("Leaking.returned()"))
			.anySatisfy((place) -> assertThat(place).contains("Leaking.taken("));
	}

	@Test
	void sinceTagWhenMissingThenIsReportedForTypesOfTheApiAlone() {
		assertThat(violations(ApiRules.saySinceWhenTheyExist(Path.of("src/test/java"))))
			.containsExactly(PLANTED + "Untagged has no @since tag");
	}

	private static Iterable<String> violations(ArchRule rule) {
		return rule.evaluate(CLASSES).getFailureReport().getDetails();
	}

}
