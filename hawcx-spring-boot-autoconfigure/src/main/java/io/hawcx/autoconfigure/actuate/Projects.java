package io.hawcx.autoconfigure.actuate;

import java.util.Collection;
import java.util.List;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The application's Hawcx projects: that of {@code hawcx.*}, and those of tenants as far
 * as they are known. Looks no tenant up.
 */
final class Projects {

	private final ObjectProvider<HawcxConnectionDetails> main;

	private final ObjectProvider<HawcxTenants> tenants;

	Projects(BeanFactory beans) {
		this.main = beans.getBeanProvider(HawcxConnectionDetails.class);
		this.tenants = beans.getBeanProvider(HawcxTenants.class);
	}

	@Nullable HawcxConnectionDetails main() {
		return this.main.getIfAvailable();
	}

	Collection<HawcxTenant> tenants() {
		HawcxTenants all = this.tenants.getIfAvailable();
		return (all != null) ? all.known() : List.of();
	}

	/**
	 * Find the issuer of a project.
	 * @param tenant whose it is, or {@code null} for that of {@code hawcx.*}
	 * @return the issuer, or {@code null} if there is no such project
	 */
	@Nullable String issuer(@Nullable String tenant) {
		if (tenant == null) {
			HawcxConnectionDetails main = main();
			return (main != null) ? main.getIssuer() : null;
		}
		return tenants().stream()
			.filter((known) -> known.name().equals(tenant))
			.map((known) -> known.connectionDetails().getIssuer())
			.findFirst()
			.orElse(null);
	}

}
