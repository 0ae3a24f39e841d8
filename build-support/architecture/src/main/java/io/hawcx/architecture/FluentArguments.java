package io.hawcx.architecture;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What holds for builders, and for other types that are configured by chained calls: each
 * method refuses {@code null} at once, and its message says which argument is meant.
 */
public final class FluentArguments {

	private FluentArguments() {
	}

	/**
	 * Call each chained method of an object with {@code null} for all that it takes.
	 * Methods with a parameter that may be {@code null} are left out.
	 * @param configured the object, fresh
	 * @return what is wrong, a line for each method; empty if nothing is
	 */
	public static List<String> objections(Object configured) {
		return chained(configured).map((method) -> objection(configured, method)).filter(Objects::nonNull).toList();
	}

	/**
	 * Return the names of the chained methods, to see that there are any.
	 * @param configured the object
	 * @return the names
	 */
	public static List<String> methods(Object configured) {
		return chained(configured).map(Method::getName).toList();
	}

	private static Stream<Method> chained(Object configured) {
		return Arrays.stream(configured.getClass().getMethods())
			.filter((method) -> method.getDeclaringClass().getName().startsWith("io.hawcx."))
			.filter((method) -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
			.filter((method) -> method.getReturnType().isInstance(configured) && method.getReturnType() != Object.class)
			.filter((method) -> Arrays.stream(method.getParameterTypes()).anyMatch((type) -> !type.isPrimitive()))
			.filter((method) -> Arrays.stream(method.getAnnotatedParameterTypes())
				.noneMatch(FluentArguments::isNullable));
	}

	private static boolean isNullable(AnnotatedType type) {
		return type.isAnnotationPresent(Nullable.class);
	}

	private static @Nullable String objection(Object configured, Method method) {
		String name = configured.getClass().getSimpleName() + "." + method.getName();
		try {
			method.setAccessible(true);
			method.invoke(configured, Arrays.stream(method.getParameterTypes()).map(FluentArguments::empty).toArray());
			return name + " takes null";
		}
		catch (InvocationTargetException ex) {
			Throwable cause = ex.getCause();
			return (cause instanceof IllegalArgumentException && names(cause, method)) ? null : name + ": " + cause;
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// An agent of fuzz tests in the same JVM takes the names of parameters away.
	private static boolean names(Throwable refusal, Method method) {
		String message = String.valueOf(refusal.getMessage());
		return Arrays.stream(method.getParameters())
			.anyMatch((parameter) -> !parameter.isNamePresent() || message.contains(parameter.getName()));
	}

	private static @Nullable Object empty(Class<?> type) {
		if (!type.isPrimitive()) {
			return null;
		}
		return (type == boolean.class) ? (Object) false : 0;
	}

}
