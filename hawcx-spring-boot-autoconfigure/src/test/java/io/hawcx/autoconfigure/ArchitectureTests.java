package io.hawcx.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.hawcx.architecture.ApiRules;
import io.hawcx.architecture.MainClasses;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final String IMPORTS = "/META-INF/spring/org.springframework.boot.autoconfigure."
			+ "AutoConfiguration.imports";

	private static final JavaClasses CLASSES = MainClasses.read();

	@Test
	void autoConfigurationsWhenInspectedThenArePublicFinalWithoutPublicMembers() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(CLASSES);
		assertThat(autoConfigurations()).isNotEmpty()
			.allSatisfy((type) -> assertThat(type.getMethods().stream().map(JavaMember::getModifiers))
				.noneMatch((modifiers) -> modifiers.contains(JavaModifier.PUBLIC)));
	}

	@Test
	void autoConfigurationsWhenInspectedThenAreListed() throws IOException {
		try (InputStream stream = ArchitectureTests.class.getResourceAsStream(IMPORTS)) {
			assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines())
				.containsExactlyInAnyOrderElementsOf(
						autoConfigurations().stream().map(JavaClass::getName).collect(Collectors.toSet()));
		}
	}

	@Test
	void beanMethodsWhenInspectedThenArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
		ArchRuleDefinition.noMethods().should().beAnnotatedWith(ConditionalOnClass.class).check(CLASSES);
	}

	@Test
	void configurationsWhenInspectedThenAreNotPublicAndProxyNoBeanMethods() {
		assertThat(CLASSES.stream().filter((type) -> type.isAnnotatedWith(Configuration.class))).isNotEmpty()
			.allSatisfy((type) -> {
				assertThat(type.getModifiers()).doesNotContain(JavaModifier.PUBLIC);
				assertThat(type.getAnnotationOfType(Configuration.class).proxyBeanMethods()).isFalse();
			});
	}

	@Test
	void classesWhenInspectedThenUseNoInternalsOfOtherModules() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.hawcx..internal..")
				.and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.hawcx.autoconfigure.internal"))))
			.check(CLASSES);
	}

	@Test
	void classesWhenOutsideTheEmulatorsFeatureThenDoWithoutTheEmulator() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("io.hawcx.autoconfigure.emulator")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.hawcx.emulator..", "io.hawcx.test..")
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
		SlicesRuleDefinition.slices().matching("io.hawcx.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	private Set<JavaClass> autoConfigurations() {
		return CLASSES.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.collect(Collectors.toSet());
	}

}
