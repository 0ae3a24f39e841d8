package io.hawcx.security.tenant;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Resolves tenants by host name.
 *
 * @param tenants returns the tenant of a host
 */
record HostTenants(UnaryOperator<String> tenants) implements HawcxTenantResolver {

	private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+]");

	static HostTenants of(Map<String, String> tenants) {
		Map<String, String> byHost = new HashMap<>();
		tenants.forEach((host, tenant) -> Assert.isTrue(byHost.put(checked(host), tenant) == null,
				() -> "The host '" + host + "' is given twice, in another case."));
		return new HostTenants((host) -> byHost.getOrDefault(host, NONE));
	}

	static HostTenants below(String domain) {
		String end = "." + checked(domain);
		return new HostTenants((host) -> {
			String label = host.endsWith(end) ? host.substring(0, host.length() - end.length()) : NONE;
			return (label.indexOf('.') < 0) ? label : NONE;
		});
	}

	private static String checked(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		Assert.isTrue(NAME.matcher(name).matches(), () -> "'" + host
				+ "' is no host name: write it without scheme, port, path and final dot, such as acme.example.com.");
		return name;
	}

	@Override
	public String resolve(HawcxTenantRequest request) {
		return this.tenants.apply(request.host());
	}

}
