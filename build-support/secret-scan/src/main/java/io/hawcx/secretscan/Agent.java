package io.hawcx.secretscan;

import java.security.CodeSource;
import java.security.ProtectionDomain;

import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link Recorder} listen to classes, as they are loaded. Loggers and
 * {@code toString} cannot be heard otherwise: Spring Boot resets the logging, appenders
 * and filters included, with each application that it starts.
 */
final class Agent {

	private Agent() {
	}

	static void install() {
		ElementMatcher.Junction<TypeDescription> ours = ElementMatchers.nameStartsWith("io.hawcx.");
		new AgentBuilder.Default().disableClassFormatChanges()
			.type(ElementMatchers.named("ch.qos.logback.classic.Logger"))
			.transform((type, description, loader, module, domain) -> type
				.visit(Advice.to(LogAdvice.class).on(ElementMatchers.nameStartsWith("filterAndLog_"))))
			.type(ours.and(ElementMatchers.not(ElementMatchers.nameStartsWith("io.hawcx.secretscan."))))
			.transform((type, description, loader, module, domain) -> listen(type, description, domain))
			.installOn(ByteBuddyAgent.install());
	}

	private static DynamicType.Builder<?> listen(DynamicType.Builder<?> type, TypeDescription description,
			@Nullable ProtectionDomain domain) {
		if (isTestCode(description, domain)) {
			// Helpers of tests may well hold what they saw.
			return type;
		}
		DynamicType.Builder<?> result = type.visit(Advice.to(ToStringAdvice.class).on(ElementMatchers.isToString()));
		boolean prints = !description.getDeclaredMethods().filter(ElementMatchers.isToString()).isEmpty();
		if (prints || description.getSimpleName().endsWith("Exception")) {
			result = result.visit(Advice.to(MadeAdvice.class).on(ElementMatchers.isConstructor()));
		}
		return switch (description.getName()) {
			case "io.hawcx.emulator.internal.crypto.RandomText" ->
				result.visit(Advice.to(MintedAdvice.class).on(ElementMatchers.namedOneOf("token", "digits")));
			case "io.hawcx.key.SecretKey" -> result.visit(Advice.to(TakenAdvice.class)
				.on(ElementMatchers.named("parse").and(ElementMatchers.takesArgument(0, String.class))));
			case "io.hawcx.internal.Arguments" ->
				result.visit(Advice.to(MintedAdvice.class).on(ElementMatchers.named("requireCodeVerifier")))
					.visit(Advice.to(NamedAdvice.class)
						.on(ElementMatchers.named("requireNotBlank")
							.and(ElementMatchers.takesArgument(1, ElementMatchers.any()))));
			default -> result;
		};
	}

	private static boolean isTestCode(TypeDescription description, @Nullable ProtectionDomain domain) {
		CodeSource source = (domain != null) ? domain.getCodeSource() : null;
		return source != null && source.getLocation().getPath().contains("/test-classes/")
				&& !description.getName().startsWith("io.hawcx.planted.");
	}

	/**
	 * On Logback's loggers; it names none of Logback's classes, which would load them too
	 * early.
	 */
	static final class LogAdvice {

		private LogAdvice() {
		}

		@Advice.OnMethodEnter
		static void enter(@Advice.This Object logger, @Advice.AllArguments Object[] arguments) {
			Recorder.logged(logger, arguments);
		}

	}

	/** On toString. */
	static final class ToStringAdvice {

		private ToStringAdvice() {
		}

		@Advice.OnMethodExit
		static void exit(@Advice.This Object object, @Advice.Return @Nullable String text) {
			Recorder.printed(object.getClass(), text);
		}

	}

	/** On constructors. */
	static final class MadeAdvice {

		private MadeAdvice() {
		}

		@Advice.OnMethodExit
		static void exit(@Advice.This Object object) {
			Recorder.made(object);
		}

	}

	/** On methods that return secrets. */
	static final class MintedAdvice {

		private MintedAdvice() {
		}

		@Advice.OnMethodExit
		static void exit(@Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object secret) {
			Recorder.secret(secret);
		}

	}

	/** On methods that take secrets. */
	static final class TakenAdvice {

		private TakenAdvice() {
		}

		@Advice.OnMethodEnter
		static void enter(@Advice.Argument(0) String secret) {
			Recorder.secret(secret);
		}

	}

	/** On a check that is told what it checks. */
	static final class NamedAdvice {

		private NamedAdvice() {
		}

		@Advice.OnMethodEnter
		static void enter(@Advice.Argument(0) String name, @Advice.Argument(1) String value) {
			if (name.equals("code")) {
				Recorder.secret(value);
			}
		}

	}

}
