package io.hawcx.security.oauth2.internal;

import java.util.Locale;
import java.util.function.Function;

import io.hawcx.security.tenant.HawcxTenantRequest;
import io.hawcx.security.tenant.HawcxTenantResolver;
import org.jspecify.annotations.Nullable;

/**
 * What a resolver has answered for a request, which the request keeps: an error page is
 * dispatched at another path.
 *
 * @param name the answer
 */
record ResolvedTenant(@Nullable String name) {

	static final String ATTRIBUTE = ResolvedTenant.class.getName();

	static ResolvedTenant of(HawcxTenantResolver resolver, @Nullable String host, String path,
			Function<String, @Nullable String> headers) {
		String name = (host != null) ? host.toLowerCase(Locale.ROOT) : "";
		// A fully qualified name, which is the same host.
		String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
		return new ResolvedTenant(resolver.resolve(new Seen(plain, path, headers)));
	}

	/**
	 * A request of either stack.
	 *
	 * @param host the host's name
	 * @param path the path below the context path
	 * @param headers finds the first value of a header
	 */
	private record Seen(String host, String path,
			Function<String, @Nullable String> headers) implements HawcxTenantRequest {

		@Override
		public @Nullable String header(String name) {
			return this.headers.apply(name);
		}

	}

}
