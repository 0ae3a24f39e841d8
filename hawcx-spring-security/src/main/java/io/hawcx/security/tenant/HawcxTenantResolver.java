package io.hawcx.security.tenant;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells which tenant a request belongs to, so that an application may leave tenants'
 * names out of its addresses. Published as a bean where there are tenants, on either
 * stack, it decides three things:
 * <ul>
 * <li>whose the login addresses without a name are, and where a page without a login is
 * sent. A login address of a tenant other than the resolved one, or of none, gets
 * 404;</li>
 * <li>who is signed in: at another tenant's address, and at nobody's, the session's user
 * of a tenant is anonymous. Users of other providers are signed in at every address;</li>
 * <li>nothing else: what pages there are for which tenant is the application's.</li>
 * </ul>
 * Asked once per request. Implementations are thread-safe, and do not block on the
 * reactive stack.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxTenantResolver {

	/**
	 * The answer for a request that belongs to no tenant, such as one to an unknown host.
	 */
	String NONE = "";

	/**
	 * Tell which tenant a request belongs to.
	 * @param request the request
	 * @return the tenant's registration id, which need not exist; {@link #NONE} or any
	 * name without a tenant if it is nobody's; {@code null} if the request does not say,
	 * and all is as it is without a resolver
	 */
	@Nullable String resolve(HawcxTenantRequest request);

	/**
	 * Resolve by host name. Every other host is nobody's.
	 * @param tenants the tenant of each host name, in any case and without port
	 * @return a resolver
	 * @throws IllegalArgumentException if a name is empty, or has a port or path
	 */
	static HawcxTenantResolver fromHost(Map<String, String> tenants) {
		return HostTenants.of(tenants);
	}

	/**
	 * Resolve by the label below a domain: {@code acme.example.com} is of {@code acme}.
	 * The domain itself, names with more labels and every other host are nobody's.
	 * @param domain the domain, such as {@code example.com} or {@code localhost}
	 * @return a resolver
	 * @throws IllegalArgumentException if the domain is empty, or has a port or path
	 */
	static HawcxTenantResolver fromSubdomain(String domain) {
		return HostTenants.below(domain);
	}

	/**
	 * Resolve by path. Requests that the pattern does not match do not say; login
	 * addresses are commonly among them, and then name their tenant.
	 * @param pattern a {@link org.springframework.web.util.pattern.PathPattern} below the
	 * context path with the variable <code>{tenant}</code>, such as
	 * <code>/shops/{tenant}/**</code>
	 * @return a resolver
	 * @throws IllegalArgumentException if the pattern lacks the variable or cannot be
	 * parsed
	 */
	static HawcxTenantResolver fromPath(String pattern) {
		return new PathTenants(pattern);
	}

	/**
	 * Resolve by a header, for scripts only: a browser that navigates cannot be told to
	 * send one, so that a navigation does not say, whatever it carries, and neither does
	 * a script without the header. A request navigates if its {@code Sec-Fetch-Mode} says
	 * so, or if it has none and accepts HTML. The header separates no tenant from
	 * another, as who sends requests chooses it.
	 * @param name the header, such as {@code X-Tenant}
	 * @return a resolver
	 * @throws IllegalArgumentException if the name is empty
	 */
	static HawcxTenantResolver fromHeader(String name) {
		return new HeaderTenants(name);
	}

}
