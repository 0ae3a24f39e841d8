package io.hawcx.security;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/**
 * The arrows of the design, for this module.
 */
class ArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.hawcx.security");

	@Test
	void mainCodeWhenCheckedThenUsesNoBoot() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(this.classes);
	}

	@Test
	void mainCodeWhenCheckedThenUsesNothingInternal() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.hawcx.internal..", "io.hawcx.emulator..", "io.hawcx.autoconfigure..")
			.check(this.classes);
	}

	@Test
	void mainCodeWhenCheckedThenIsNoSecondOidcStack() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.nimbusds.oauth2..", "com.nimbusds.openid..", "com.nimbusds.jose.jwk..",
					"com.nimbusds.jose.crypto..", "com.nimbusds.jose.proc..")
			.orShould()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.springframework.security.oauth2.jwt.NimbusJwtDecoder")
			.check(this.classes);
	}

	@Test
	void packagesWhenCheckedThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.hawcx.security.(*)..").should().beFreeOfCycles().check(this.classes);
	}

}
