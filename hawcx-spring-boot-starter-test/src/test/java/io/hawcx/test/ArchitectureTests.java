package io.hawcx.test;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;

class ArchitectureTests {

	private final JavaClasses main = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.hawcx.test");

	@Test
	void classesWhenInspectedThenUseNoInternals() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.hawcx..internal..")
			.check(this.main);
	}

	@Test
	void extensionWhenInspectedThenNeedsNoSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.areAssignableTo(HawcxEmulatorExtension.class)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(this.main);
	}

	@Test
	void beanMethodsWhenInspectedThenArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(this.main);
	}

	@Test
	void apiWhenInspectedThenMentionsNothingInternal() {
		ApiRules.mentionNothingInternal().check(this.main);
	}

	@Test
	void apiWhenInspectedThenSaysSinceWhenItExists() {
		ApiRules.saySinceWhenTheyExist(Path.of("src/main/java")).check(this.main);
	}

	@Test
	void packagesWhenCheckedThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.hawcx.test.(*)..").should().beFreeOfCycles().check(this.main);
	}

}
