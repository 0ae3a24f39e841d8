package io.hawcx.autoconfigure.internal;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * What a tenant inherits from {@code hawcx.*}: all but what identifies a project or
 * authenticates it, and what the tenant writes itself.
 */
final class InheritedProperties {

	// Extra headers often hold keys of a gateway.
	private static final Set<String> OF_A_PROJECT = Set.of("config-id", "client-id", "secret-key",
			"secret-key-location", "signing-key", "management.extra-headers", "management.relying-party");

	private final Predicate<String> isWritten;

	private final Predicate<String> isAnyWrittenBelow;

	/**
	 * Create it.
	 * @param isWritten tells of a name, without the tenant's prefix, whether the tenant
	 * has a value for it, which may be empty
	 * @param isAnyWrittenBelow tells of a group of names whether the tenant has a value
	 * for one of them
	 */
	InheritedProperties(Predicate<String> isWritten, Predicate<String> isAnyWrittenBelow) {
		this.isWritten = isWritten;
		this.isAnyWrittenBelow = isAnyWrittenBelow;
	}

	/**
	 * Copy what is inherited.
	 * @param properties what {@code hawcx.*} says
	 * @param to new properties, which have the defaults
	 * @param prefix what the names of these begin with, without the tenant's own: empty,
	 * or with a dot at its end
	 */
	void copy(Object properties, Object to, String prefix) {
		copy(properties, to, prefix, this.isWritten);
	}

	private void copy(Object properties, Object to, String prefix, Predicate<String> isWritten) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(properties.getClass())) {
			String name = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			Method read = property.getReadMethod();
			if (read == null || property.getName().equals("class") || OF_A_PROJECT.contains(name)
					|| isWritten.test(name)) {
				continue;
			}
			Object value = ReflectionUtils.invokeMethod(read, properties);
			if (property.getWriteMethod() != null) {
				ReflectionUtils.invokeMethod(property.getWriteMethod(), to, copyOf(value));
			}
			else {
				Object group = ReflectionUtils.invokeMethod(read, to);
				Assert.state(value != null && group != null, () -> "no group of properties: " + name);
				// Most tenants say nothing here, and are not asked for each property.
				copy(value, group, name + ".", this.isAnyWrittenBelow.test(name) ? isWritten : (own) -> false);
			}
		}
	}

	// A tenant's own values are bound into what is here.
	private static @Nullable Object copyOf(@Nullable Object value) {
		if (value instanceof Set<?> set) {
			return new LinkedHashSet<>(set);
		}
		return (value instanceof List<?> list) ? new ArrayList<>(list) : value;
	}

}
