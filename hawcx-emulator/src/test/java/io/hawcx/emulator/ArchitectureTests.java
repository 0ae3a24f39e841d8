package io.hawcx.emulator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.hawcx.emulator");

	@Test
	void usesNothingOfTheOtherModules() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.hawcx..")
				.and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.hawcx.emulator.."))))
			.check(this.classes);
	}

	@Test
	void usesNoSpring() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(this.classes);
	}

	@Test
	void hasNoCyclesAmongItsPackages() {
		SlicesRuleDefinition.slices().matching("io.hawcx.emulator.(*)..").should().beFreeOfCycles().check(this.classes);
	}

}
