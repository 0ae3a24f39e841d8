package io.hawcx.emulator.internal.tenant;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where a tenant is found: all tenants of an emulator have one base URL, and requests say
 * by their config id which they are for.
 *
 * @param issuer the issuer, which is the base URL, without a trailing slash
 * @param name the tenant's name, or {@code null} for the one without
 */
public record TenantAddress(String issuer, @Nullable String name) {

	/** What selects a tenant of the emulator's own pages. */
	public static final String PARAMETER = "tenant";

	/**
	 * Return the query that selects the tenant on the emulator's own pages.
	 * @return a query with its question mark, or the empty text
	 */
	public String query() {
		return (this.name != null) ? "?" + PARAMETER + "=" + this.name : "";
	}

	/**
	 * Return the name of the tenant's cookie. Cookies know neither ports nor tenants, and
	 * a browser may be signed in to several.
	 * @return a name that no other server of this host uses
	 */
	public String cookieName() {
		return "hawcx_emulator_" + URI.create(this.issuer).getPort() + ((this.name != null) ? "_" + this.name : "");
	}

}
