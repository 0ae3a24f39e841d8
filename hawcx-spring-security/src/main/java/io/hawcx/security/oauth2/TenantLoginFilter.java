package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.internal.ServletPaths;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.ResolvedServletTenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends who comes to the generated sign-in page of a tenant straight to its login.
 */
final class TenantLoginFilter extends OncePerRequestFilter {

	private final LoginTenants hawcx;

	private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();

	TenantLoginFilter(LoginTenants hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String prefix = ServletPaths.prefix(request);
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String tenant = ResolvedServletTenant.of(this.hawcx, request);
		if (HttpMethod.GET.matches(request.getMethod()) && request.getQueryString() == null
				&& path.equals(prefix + LoginPageAddresses.SIGN_IN) && tenant != null && this.hawcx.isHawcx(tenant)) {
			this.redirects.sendRedirect(request, response, prefix + LoginPageAddresses.authorization(tenant));
			return;
		}
		chain.doFilter(request, response);
	}

}
