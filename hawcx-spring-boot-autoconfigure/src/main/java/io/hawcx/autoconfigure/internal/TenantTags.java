package io.hawcx.autoconfigure.internal;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The values by which metrics tell tenants: never more than there are tenants in
 * properties, or than the application allows for those of its repository. Immutable.
 */
public final class TenantTags {

	/**
	 * The value where there is no tenant.
	 */
	public static final String NONE = "none";

	/**
	 * The value of tenants that are not told apart.
	 */
	public static final String OTHER = "other";

	private static final int BUCKETS = 16;

	private final UnaryOperator<String> values;

	private TenantTags(UnaryOperator<String> values) {
		this.values = values;
	}

	/**
	 * Tell no tenant.
	 * @return the values, {@value #OTHER} for each
	 */
	public static TenantTags ofNone() {
		return new TenantTags((tenant) -> OTHER);
	}

	/**
	 * Tell some tenants by their names, and no other.
	 * @param names the names
	 * @return the values
	 */
	public static TenantTags of(Set<String> names) {
		Set<String> listed = Set.copyOf(names);
		return new TenantTags((tenant) -> listed.contains(tenant) ? tenant : OTHER);
	}

	/**
	 * Tell all tenants by their names.
	 * @return the values, as many as there are tenants
	 */
	public static TenantTags ofAll() {
		return new TenantTags(UnaryOperator.identity());
	}

	/**
	 * Tell tenants by one of 16 buckets, always the same for a name.
	 * @return the values, {@code bucket-00} to {@code bucket-15}
	 */
	public static TenantTags hashed() {
		return new TenantTags(
				(tenant) -> String.format(Locale.ROOT, "bucket-%02d", Math.floorMod(tenant.hashCode(), BUCKETS)));
	}

	/**
	 * Return the value that tells a tenant.
	 * @param tenant its name, or {@code null} if there is none
	 * @return the value
	 */
	public String of(@Nullable String tenant) {
		return (tenant != null) ? this.values.apply(tenant) : NONE;
	}

}
