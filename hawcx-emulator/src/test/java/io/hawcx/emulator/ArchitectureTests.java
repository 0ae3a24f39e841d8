package io.hawcx.emulator;

import java.nio.file.Path;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.hawcx.architecture.ApiRules;
import io.hawcx.architecture.MainClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private static final JavaClasses CLASSES = MainClasses.read();

	@Test
	void usesNothingOfTheOtherModules() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.hawcx..")
				.and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.hawcx.emulator.."))))
			.check(CLASSES);
	}

	@Test
	void usesNoSpring() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void hasNoCyclesAmongItsFeatures() {
		SlicesRuleDefinition.slices().assignedFrom(new Features()).should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void mentionsNothingInternalInItsApi() {
		ApiRules.mentionNothingInternal().check(CLASSES);
	}

	@Test
	void saysSinceWhenEachTypeOfItsApiExists() {
		ApiRules.saySinceWhenTheyExist(Path.of("src/main/java")).check(CLASSES);
	}

	/**
	 * A feature is its API and what makes it work; the root package is the entry point
	 * and knows them all.
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
