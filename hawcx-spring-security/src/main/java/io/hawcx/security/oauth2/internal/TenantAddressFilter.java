package io.hawcx.security.oauth2.internal;

import java.io.IOException;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the tenant of a login address, before anything of the request is read, and
 * answers 404 where there is none. Every other address passes.
 */
public final class TenantAddressFilter extends OncePerRequestFilter {

	private static final String TENANT = TenantAddressFilter.class.getName() + ".TENANT";

	private final String name = TenantAddressFilter.class.getName() + "@" + System.identityHashCode(this);

	private final RequestMatcher addresses;

	private final LoginTenants hawcx;

	private final Predicate<String> others;

	/**
	 * Create a filter.
	 * @param addresses matches login addresses, and tells {@link LoginTenants#VARIABLE}
	 * among the variables where one names its tenant
	 * @param hawcx the registrations of Hawcx
	 * @param others tells whether a name at these addresses is another provider's
	 */
	public TenantAddressFilter(RequestMatcher addresses, LoginTenants hawcx, Predicate<String> others) {
		this.addresses = addresses;
		this.hawcx = hawcx;
		this.others = others;
	}

	/**
	 * Return the registration of a login address.
	 * @param request a request that such a filter has let pass
	 * @param hawcx the registrations of Hawcx
	 * @return the id
	 */
	public static String registrationId(HttpServletRequest request, LoginTenants hawcx) {
		return (request.getAttribute(TENANT) instanceof String tenant) ? tenant : hawcx.single();
	}

	/**
	 * Return the tenant of a login address.
	 * @param request any request
	 * @return the id of its registration, or {@code null} if none was found
	 */
	public static @Nullable String tenant(HttpServletRequest request) {
		return (request.getAttribute(TENANT) instanceof String tenant) ? tenant : null;
	}

	/**
	 * Keep the tenant of a login address that no such filter looked at.
	 * @param request the request
	 * @param hawcx the registrations of Hawcx
	 * @param callback what ends its path, most likely the id of a registration
	 */
	public static void keep(HttpServletRequest request, LoginTenants hawcx, String callback) {
		if (hawcx.areSeveral() && hawcx.isHawcx(callback)) {
			request.setAttribute(TENANT, callback);
		}
	}

	// A chain has several of these.
	@Override
	protected String getAlreadyFilteredAttributeName() {
		return this.name;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		RequestMatcher.MatchResult match = this.addresses.matcher(request);
		String tenant = match.isMatch()
				? this.hawcx.find(match.getVariables(), ResolvedServletTenant.of(this.hawcx, request)) : null;
		if (tenant != null) {
			request.setAttribute(TENANT, tenant);
		}
		else if (match.isMatch() && !isOthers(match.getVariables().getOrDefault(LoginTenants.VARIABLE, ""))) {
			TenantReplies.write(request, response, TenantProblem.UNKNOWN);
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean isOthers(String registrationId) {
		return !this.hawcx.isHawcx(registrationId) && this.others.test(registrationId);
	}

}
