package io.hawcx.autoconfigure.unknown;

import java.beans.PropertyDescriptor;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Finds the property that was meant by a name with a slip of the pen. Names are collected
 * only when there is an unknown one.
 */
final class SimilarNames {

	private static final int MOST_SLIPS = 3;

	private final Set<String> names = new TreeSet<>();

	SimilarNames(Map<String, Class<?>> properties) {
		properties.forEach(this::collect);
	}

	private void collect(String prefix, Class<?> type) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(property.getName());
			if (property.getWriteMethod() != null) {
				this.names.add(name);
			}
			else if (property.getPropertyType() != null
					&& property.getPropertyType().getName().startsWith("io.hawcx.autoconfigure.")) {
				collect(name, property.getPropertyType());
			}
		}
	}

	/**
	 * Find the most similar name.
	 * @param unknown a name that means nothing
	 * @return a name that differs in three letters at most, or {@code null}
	 */
	@Nullable String find(String unknown) {
		return this.names.stream()
			.filter((name) -> slips(name, unknown) <= MOST_SLIPS)
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
