package io.hawcx;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private static final JavaClasses CORE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("hawcx-emulator"))
		.importPackages("io.hawcx");

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
	void publicSignaturesWhenOutsideInternalThenMentionNothingInternal() {
		ArchRuleDefinition.codeUnits()
			.that()
			.areDeclaredInClassesThat(new PublishedType())
			.and(new Visible())
			.should(new MentionNothingInternal())
			.check(CORE);
		ArchRuleDefinition.fields()
			.that()
			.areDeclaredInClassesThat(new PublishedType())
			.and()
			.arePublic()
			.should()
			.notHaveRawType(new Internal())
			.check(CORE);
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

	private static final class Internal extends DescribedPredicate<JavaClass> {

		Internal() {
			super("internal");
		}

		@Override
		public boolean test(JavaClass type) {
			return type.getBaseComponentType().getPackageName().startsWith("io.hawcx.internal");
		}

	}

	private static final class PublishedType extends DescribedPredicate<JavaClass> {

		PublishedType() {
			super("published types");
		}

		@Override
		public boolean test(JavaClass type) {
			boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC)
					|| type.getModifiers().contains(JavaModifier.PROTECTED);
			return visible && !new Internal().test(type) && type.getEnclosingClass().map(this::test).orElse(true);
		}

	}

	private static final class Visible extends DescribedPredicate<JavaCodeUnit> {

		Visible() {
			super("are public or protected");
		}

		@Override
		public boolean test(JavaCodeUnit unit) {
			return unit.getModifiers().contains(JavaModifier.PUBLIC)
					|| unit.getModifiers().contains(JavaModifier.PROTECTED);
		}

	}

	private static final class MentionNothingInternal extends ArchCondition<JavaCodeUnit> {

		MentionNothingInternal() {
			super("mention nothing internal");
		}

		@Override
		public void check(JavaCodeUnit unit, ConditionEvents events) {
			boolean internal = Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()))
				.flatMap((type) -> type.getAllInvolvedRawTypes().stream())
				.anyMatch(new Internal());
			events.add(new SimpleConditionEvent(unit, !internal, unit.getFullName()));
		}

	}

}
