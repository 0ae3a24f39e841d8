package io.hawcx;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.hawcx.architecture.ApiRules;
import io.hawcx.architecture.MainClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private static final JavaClasses CORE = MainClasses.read();

	@Test
	void packagesWhenSlicedThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.hawcx.(*)..").should().beFreeOfCycles().check(CORE);
	}

	@Test
	void classesWhenCompiledThenKnowNeitherSpringNorEmulator() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.hawcx.emulator..")
			.check(CORE);
	}

	@Test
	void apiWhenInspectedThenMentionsNothingInternal() {
		ApiRules.mentionNothingInternal().check(CORE);
	}

	@Test
	void apiWhenInspectedThenSaysSinceWhenItExists() {
		ApiRules.saySinceWhenTheyExist(Path.of("src/main/java")).check(CORE);
	}

	@Test
	void classesWhenTimeIsNeededThenAskClock() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(ZonedDateTime.class, "now")
			.orShould()
			.callConstructor(Date.class)
			.check(CORE);
	}

}
