package io.hawcx.security.tenant;

import io.hawcx.security.internal.NavigationHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Resolves tenants by a header of scripts.
 *
 * @param name the header
 */
record HeaderTenants(String name) implements HawcxTenantResolver {

	HeaderTenants {
		Assert.hasText(name, "name must not be empty");
	}

	@Override
	public @Nullable String resolve(HawcxTenantRequest request) {
		return NavigationHeaders.navigates(request::header) ? null : request.header(this.name);
	}

}
