package io.hawcx.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/**
 * What holds for the API of a published module: its public and protected types outside
 * {@code ..internal..}.
 */
public final class ApiRules {

	private ApiRules() {
	}

	/**
	 * No public or protected signature of the API mentions an internal type.
	 * @return the rule
	 */
	public static ArchRule mentionNothingInternal() {
		return ArchRuleDefinition.classes().that(new IsApi()).should(new MentionNothingInternal());
	}

	/**
	 * Each type of the API has an {@code @since} tag.
	 * @param sources the module's source folder, since class files have no Javadoc
	 * @return the rule
	 */
	public static ArchRule saySinceWhenTheyExist(Path sources) {
		return ArchRuleDefinition.classes().that(new IsApi()).should(new HaveSinceTag(sources));
	}

	private static boolean isVisible(Set<JavaModifier> modifiers) {
		return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
	}

	private static boolean isInternal(JavaClass type) {
		return JavaClass.Predicates.resideInAPackage("..internal..").test(type.getBaseComponentType());
	}

	private static final class IsApi extends DescribedPredicate<JavaClass> {

		IsApi() {
			super("belong to the API");
		}

		@Override
		public boolean test(JavaClass type) {
			return !isInternal(type) && isVisible(type.getModifiers())
					&& type.getEnclosingClass().map(this::test).orElse(true);
		}

	}

	private static final class MentionNothingInternal extends ArchCondition<JavaClass> {

		MentionNothingInternal() {
			super("mention nothing internal in what others can call");
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
			report(type, type.getName(), supertypes, events);
			report(type, type.getName(), type.getTypeParameters().stream().map(JavaType.class::cast), events);
			type.getMembers()
				.stream()
				.filter((member) -> isVisible(member.getModifiers()))
				.forEach((member) -> report(type, member.getFullName(), mentioned(member), events));
		}

		private static Stream<JavaType> mentioned(JavaMember member) {
			if (member instanceof JavaField field) {
				return Stream.of(field.getType());
			}
			JavaCodeUnit unit = (JavaCodeUnit) member;
			return Stream
				.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(),
						unit.getTypeParameters().stream(), unit.getThrowsClause().getTypes().stream())
				.flatMap((types) -> types)
				.map(JavaType.class::cast);
		}

		private static void report(JavaClass owner, String place, Stream<JavaType> types, ConditionEvents events) {
			Set<String> internal = types.flatMap((type) -> type.getAllInvolvedRawTypes().stream())
				.filter(ApiRules::isInternal)
				.map(JavaClass::getName)
				.collect(Collectors.toSet());
			if (!internal.isEmpty()) {
				events.add(SimpleConditionEvent.violated(owner, place + " mentions " + internal));
			}
		}

	}

	private static final class HaveSinceTag extends ArchCondition<JavaClass> {

		private final Path sources;

		HaveSinceTag(Path sources) {
			super("have an @since tag");
			this.sources = sources;
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			// A nested type is as old as the type around it unless it says otherwise.
			if (type.getEnclosingClass().isEmpty() && !hasTag(type)) {
				events.add(SimpleConditionEvent.violated(type, type.getName() + " has no @since tag"));
			}
		}

		private boolean hasTag(JavaClass type) {
			Path file = this.sources.resolve(type.getName().replace('.', '/') + ".java");
			try {
				String source = Files.readString(file);
				int declaration = source.indexOf("\npublic ");
				return source.substring(0, declaration).contains("\n * @since ");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
