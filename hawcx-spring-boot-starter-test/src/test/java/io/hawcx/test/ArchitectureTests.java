package io.hawcx.test;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.hawcx.architecture.ApiRules;
import io.hawcx.architecture.MainClasses;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;

class ArchitectureTests {

	private static final JavaClasses CLASSES = MainClasses.read();

	@Test
	void classesWhenInspectedThenUseNoInternals() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.hawcx..internal..")
			.check(CLASSES);
	}

	@Test
	void extensionWhenInspectedThenNeedsNoSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.areAssignableTo(HawcxEmulatorExtension.class)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void beanMethodsWhenInspectedThenArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
	}

	@Test
	void apiWhenInspectedThenMentionsNothingInternal() {
		ApiRules.mentionNothingInternal().check(CLASSES);
	}

	@Test
	void apiWhenInspectedThenSaysSinceWhenItExists() {
		ApiRules.saySinceWhenTheyExist(Path.of("src/main/java")).check(CLASSES);
	}

	@Test
	void packagesWhenCheckedThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.hawcx.test.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

}
