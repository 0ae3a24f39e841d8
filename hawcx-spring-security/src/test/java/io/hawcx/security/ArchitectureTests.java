package io.hawcx.security;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.hawcx.architecture.ApiRules;
import io.hawcx.architecture.MainClasses;
import org.junit.jupiter.api.Test;

/**
 * The arrows of the design, for this module.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = MainClasses.read();

	@Test
	void mainCodeWhenCheckedThenUsesNoBoot() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(CLASSES);
	}

	@Test
	void mainCodeWhenCheckedThenUsesNothingInternal() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.hawcx.internal..", "io.hawcx.emulator..", "io.hawcx.autoconfigure..")
			.check(CLASSES);
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
			.check(CLASSES);
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
		SlicesRuleDefinition.slices().matching("io.hawcx.security.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

}
