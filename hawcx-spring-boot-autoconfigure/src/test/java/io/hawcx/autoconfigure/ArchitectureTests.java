package io.hawcx.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final String IMPORTS = "/META-INF/spring/org.springframework.boot.autoconfigure."
			+ "AutoConfiguration.imports";

	private final JavaClasses main = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.withImportOption((location) -> location.contains("hawcx-spring-boot-autoconfigure"))
		.importPackages("io.hawcx.autoconfigure");

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
			.check(this.main);
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
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(this.main);
		ArchRuleDefinition.noMethods().should().beAnnotatedWith(ConditionalOnClass.class).check(this.main);
	}

	@Test
	void configurationsWhenInspectedThenAreNotPublicAndProxyNoBeanMethods() {
		assertThat(this.main.stream().filter((type) -> type.isAnnotatedWith(Configuration.class))).isNotEmpty()
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
			.check(this.main);
	}

	@Test
	void packagesWhenCheckedThenHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.hawcx.(**)").should().beFreeOfCycles().check(this.main);
	}

	private Set<JavaClass> autoConfigurations() {
		return this.main.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.collect(Collectors.toSet());
	}

}
