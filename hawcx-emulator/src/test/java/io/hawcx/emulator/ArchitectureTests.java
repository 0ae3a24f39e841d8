package io.hawcx.emulator;

import java.nio.file.Path;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
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
	void hasNoCyclesAmongItsFeatures() {
		SlicesRuleDefinition.slices().assignedFrom(new Features()).should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void mentionsNothingInternalInItsApi() {
		ApiRules.mentionNothingInternal().check(this.classes);
	}

	@Test
	void saysSinceWhenEachTypeOfItsApiExists() {
		ApiRules.saySinceWhenTheyExist(Path.of("src/main/java")).check(this.classes);
	}

	/**
	 * A feature is its API and what makes it work; the root package is the front door and
	 * knows them all.
	 */
	private static final class Features implements SliceAssignment {

		private static final String ROOT = "io.hawcx.emulator";

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			String name = type.getPackageName();
			if (!name.startsWith(ROOT + ".")) {
				return SliceIdentifier.ignore();
			}
			return SliceIdentifier
				.of(name.substring(ROOT.length() + 1).replaceFirst("^internal\\.", "").replaceFirst("\\..*", ""));
		}

		@Override
		public String getDescription() {
			return "features";
		}

	}

}
