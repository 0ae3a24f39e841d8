package io.hawcx.autoconfigure.tenant;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The tenants that properties name.
 */
final class PropertyTenants implements HawcxTenants {

	private final Map<String, HawcxTenant> tenants;

	/**
	 * Create the tenants.
	 * @param tenants all of them by name, in order
	 */
	PropertyTenants(Map<String, HawcxTenant> tenants) {
		this.tenants = Collections.unmodifiableMap(tenants);
	}

	@Override
	public Set<String> names() {
		return this.tenants.keySet();
	}

	@Override
	public @Nullable HawcxTenant find(String name) {
		return this.tenants.get(name);
	}

	@Override
	public Collection<HawcxTenant> known() {
		return this.tenants.values();
	}

}
