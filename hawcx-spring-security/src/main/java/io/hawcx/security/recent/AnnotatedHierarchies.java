package io.hawcx.security.recent;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ReflectionUtils;

/**
 * Tells of which classes neither they nor anything they extend or implement has
 * {@link RequireRecentLogin} anywhere: those of most beans. Each type is looked at once,
 * however many inherit from it. Thread-safe.
 */
final class AnnotatedHierarchies {

	private final Map<Class<?>, Boolean> known = new ConcurrentReferenceHashMap<>();

	/**
	 * Look for the annotation on a type, its methods, and all that it inherits from.
	 * @param type the type
	 * @return whether it is there, also as an annotation of an annotation
	 */
	boolean contain(@Nullable Class<?> type) {
		if (type == null || type == Object.class) {
			return false;
		}
		Boolean contained = this.known.get(type);
		if (contained == null) {
			contained = isAnnotated(type) || contain(type.getSuperclass()) || isAnyContained(type.getInterfaces());
			this.known.put(type, contained);
		}
		return contained;
	}

	private boolean isAnyContained(Class<?>[] types) {
		for (Class<?> type : types) {
			if (contain(type)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isAnnotated(Class<?> type) {
		// The JDK knows no annotation of ours.
		if (type.getName().startsWith("java.")) {
			return false;
		}
		if (isPresent(type)) {
			return true;
		}
		for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
			if (isPresent(method)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isPresent(AnnotatedElement element) {
		// Most have none at all, and Spring would remember that of each.
		return element.getDeclaredAnnotations().length > 0
				&& MergedAnnotations.from(element).isPresent(RequireRecentLogin.class);
	}

}
