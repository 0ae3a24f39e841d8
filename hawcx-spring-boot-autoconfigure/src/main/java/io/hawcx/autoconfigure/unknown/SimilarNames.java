package io.hawcx.autoconfigure.unknown;

import java.beans.PropertyDescriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.internal.TenantProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Finds the property that was meant by a name with a slip of the pen, or at another
 * level.
 */
final class SimilarNames {

	private static final int MOST_SLIPS = 3;

	// Variables may be anybody's.
	private static final int MOST_SLIPS_IN_VARIABLE = 2;

	private static final Pattern TENANT = Pattern.compile("hawcx\\.tenants(?:\\.[^.]+|\\[[0-9]+])\\.");

	private static final String SINGULAR = "hawcx.tenant.";

	// What tenants have in common.
	private static final Pattern SHARED = Pattern
		.compile("hawcx\\.(http|emulator|step-up|resource-server|tenant-repository|replay-store|tenants)");

	private final Set<String> names = new TreeSet<>();

	// What lies below these may have any name.
	private final Set<String> maps = new TreeSet<>();

	SimilarNames(Map<String, Class<?>> properties) {
		this.maps.add(TenantProperties.PREFIX);
		properties.forEach(this::collect);
	}

	private void collect(String prefix, Class<?> type) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(property.getName());
			if (property.getWriteMethod() != null) {
				this.names.add(name);
				if (Map.class.isAssignableFrom(property.getPropertyType())) {
					this.maps.add(name);
				}
			}
			else if (property.getPropertyType() != null
					&& property.getPropertyType().getName().startsWith("io.hawcx.autoconfigure.")) {
				collect(name, property.getPropertyType());
			}
		}
	}

	/**
	 * Tell whether there is such a property.
	 * @param name a name, which may have an index at its end
	 * @return whether it means something
	 */
	boolean has(String name) {
		return this.names.contains(withoutIndex(name))
				|| this.maps.stream().anyMatch((map) -> name.startsWith(map + "."));
	}

	/**
	 * Find the most similar name.
	 * @param unknown a name that means nothing
	 * @return a name that differs in three letters at most, or ends with the same words
	 * as no other does, or {@code null}
	 */
	@Nullable String find(String unknown) {
		if (unknown.startsWith(SINGULAR)) {
			return TenantProperties.PREFIX + "." + unknown.substring(SINGULAR.length());
		}
		Matcher tenant = TENANT.matcher(unknown);
		boolean ofTenant = tenant.lookingAt();
		String name = withoutIndex(ofTenant ? "hawcx." + unknown.substring(tenant.end()) : unknown);
		String slip = nearest(this.names, name, MOST_SLIPS);
		String meant = (slip != null) ? slip : moved(name);
		return (meant != null && ofTenant && !SHARED.matcher(meant).lookingAt())
				? tenant.group() + meant.substring("hawcx.".length()) : meant;
	}

	// As when a line of YAML is indented too little or too much.
	private @Nullable String moved(String unknown) {
		for (int dot = unknown.indexOf('.'); dot >= 0; dot = unknown.indexOf('.', dot + 1)) {
			String end = unknown.substring(dot);
			List<String> same = this.names.stream().filter((name) -> name.endsWith(end)).toList();
			if (!same.isEmpty()) {
				return (same.size() == 1) ? same.get(0) : null;
			}
		}
		return null;
	}

	/**
	 * Find the property that is almost named by a variable.
	 * @param variable such as {@code HAWCX_BASE_URI}
	 * @return a name that differs in one or two letters, or {@code null} if the variable
	 * names a property, or is like none
	 */
	@Nullable String findVariable(String variable) {
		String name = uniform(variable.replaceFirst("(_[0-9]+_?|\\[[0-9]+])+$", ""));
		Map<String, String> uniform = new TreeMap<>();
		this.names.forEach((known) -> uniform.put(uniform(known), known));
		if (uniform.containsKey(name)) {
			// Two underscores in a row name nothing.
			return variable.contains("__") ? uniform.get(name) : null;
		}
		if (this.maps.stream().anyMatch((map) -> name.startsWith(uniform(map)))) {
			return null;
		}
		String meant = nearest(uniform.keySet(), name, MOST_SLIPS_IN_VARIABLE);
		return (meant != null) ? uniform.get(meant) : null;
	}

	private static String withoutIndex(String name) {
		return name.replaceFirst("(\\[[0-9]+])+$", "");
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	private static @Nullable String nearest(Collection<String> names, String unknown, int mostSlips) {
		return names.stream()
			.filter((name) -> slips(name, unknown) <= mostSlips)
			.min(Comparator.comparingInt((name) -> slips(name, unknown)))
			.orElse(null);
	}

	// Levenshtein's distance, one row at a time.
	private static int slips(String name, String other) {
		int[] row = new int[other.length() + 1];
		for (int i = 0; i <= other.length(); i++) {
			row[i] = i;
		}
		for (int i = 1; i <= name.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int replaced = diagonal + ((name.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}

}
