package io.hawcx.emulator.internal.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what an object of the emulator keeps: every collection that can be reached from
 * it, lambdas and all.
 */
public final class Memory {

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Object> left = new ArrayDeque<>();

	private final Map<String, Integer> sizes = new TreeMap<>();

	private Memory() {
	}

	/**
	 * Count.
	 * @param root where to begin
	 * @return the size of the largest collection in each field, by class and field
	 */
	public static Map<String, Integer> of(Object root) {
		Memory memory = new Memory();
		memory.add(root);
		while (!memory.left.isEmpty()) {
			memory.visit(memory.left.poll());
		}
		return memory.sizes;
	}

	private void add(Object object) {
		if (object != null && !(object instanceof Enum<?>) && this.seen.add(object)) {
			this.left.add(object);
		}
	}

	private void visit(Object object) {
		if (object instanceof Collection<?> collection) {
			collection.forEach(this::add);
		}
		else if (object instanceof Map<?, ?> map) {
			map.values().forEach(this::add);
		}
		else if (object.getClass().getName().startsWith("io.hawcx.")) {
			for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
				for (Field field : type.getDeclaredFields()) {
					visit(object, field);
				}
			}
		}
	}

	private void visit(Object object, Field field) {
		if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
			return;
		}
		Object value;
		try {
			field.setAccessible(true);
			value = field.get(object);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
		add(value);
		int size = (value instanceof Collection<?> collection) ? collection.size()
				: (value instanceof Map<?, ?> map) ? map.size() : 0;
		this.sizes.merge(object.getClass().getSimpleName() + "." + field.getName(), size, Math::max);
	}

}
