package io.hawcx.sample.webapp;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * The brands of the profile {@code brands}: each is a tenant, and has the host of its
 * name below {@value #DOMAIN}, which leads to this machine without any DNS.
 *
 * @param brands how each looks, by the tenant's name
 */
@ConfigurationProperties("sample")
record Brands(Map<String, Brand> brands) {

	static final String DOMAIN = "localhost";

	static String host(String tenant) {
		return tenant + "." + DOMAIN;
	}

	/**
	 * Find out whose host it is.
	 * @param host the name of a request's host
	 * @return the tenant, or {@code null} if it is nobody's
	 */
	@Nullable String tenantAt(String host) {
		return this.brands.keySet()
			.stream()
			.filter((tenant) -> host(tenant).equals(host.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElse(null);
	}

	@Nullable Brand at(String host) {
		String tenant = tenantAt(host);
		return (tenant != null) ? get(tenant) : null;
	}

	Brand get(String tenant) {
		Brand brand = this.brands.get(tenant);
		Assert.state(brand != null, () -> "The tenant " + tenant + " has no sample.brands." + tenant);
		return brand;
	}

}
