package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.internal.NavigationRequests;
import io.hawcx.security.internal.ServletPaths;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.ResolvedServletTenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends who needs a login for a tenant's page to that tenant's login. A filter within
 * Spring Security's own, as the first of a chain's default entry points is also the one
 * for requests that none of them is for.
 */
final class TenantEntryFilter extends OncePerRequestFilter {

	private final LoginTenants hawcx;

	private final RequestCache requests;

	private final SecurityContextHolderStrategy contexts;

	private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();

	TenantEntryFilter(LoginTenants hawcx, RequestCache requests, SecurityContextHolderStrategy contexts) {
		this.hawcx = hawcx;
		this.requests = requests;
		this.contexts = contexts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			String tenant = ResolvedServletTenant.of(this.hawcx, request);
			if (!isDenied(ex) || tenant == null || !this.hawcx.isHawcx(tenant) || response.isCommitted()
					|| !NavigationRequests.isPage(request)
					|| LoginTenants.isAuthenticated(this.contexts.getContext().getAuthentication())) {
				throw ex;
			}
			this.requests.saveRequest(request, response);
			this.redirects.sendRedirect(request, response,
					ServletPaths.prefix(request) + LoginPageAddresses.authorization(tenant));
		}
	}

	private static boolean isDenied(Throwable thrown) {
		for (@Nullable
		Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof AccessDeniedException) {
				return true;
			}
		}
		return false;
	}

}
