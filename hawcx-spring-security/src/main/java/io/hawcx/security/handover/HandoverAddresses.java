package io.hawcx.security.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

import io.hawcx.security.internal.ServletPaths;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The addresses of a hand-over, and where there are tenants the same of each below them.
 */
final class HandoverAddresses {

	private final PathPatternRequestMatcher.Builder paths;

	private final String path;

	private final boolean several;

	HandoverAddresses(HttpSecurity http, String path, LoginTenants hawcx) {
		this.paths = ServletPaths.matchers(http);
		this.path = path;
		this.several = hawcx.areSeveral();
	}

	RequestMatcher codes() {
		return address(HttpMethod.POST, this.path, LoginTenants.pattern(this.path, ""));
	}

	RequestMatcher starts() {
		return address(HttpMethod.GET, this.path + "/start", LoginTenants.pattern(this.path, "/start"));
	}

	RequestMatcher tokens(HawcxAccessTokens access) {
		return address(HttpMethod.POST, access.address(), access.tenantAddress());
	}

	/**
	 * Let the tenant of each address be found, and 404 be answered where there is none,
	 * before anything else of the chain.
	 * @param http the chain
	 * @param hawcx the registrations of Hawcx
	 * @param access the rules of tokens for apps, if there are any
	 */
	void findTenants(HttpSecurity http, LoginTenants hawcx, @Nullable HawcxAccessTokens access) {
		if (!this.several) {
			return;
		}
		List<RequestMatcher> all = new ArrayList<>(List.of(codes(), starts()));
		if (access != null) {
			all.add(tokens(access));
		}
		http.addFilterBefore(new TenantAddressFilter(new OrRequestMatcher(all), hawcx, (name) -> false),
				CsrfFilter.class);
	}

	private RequestMatcher address(HttpMethod method, String address, String pattern) {
		RequestMatcher one = this.paths.matcher(method, address);
		return this.several ? new OrRequestMatcher(one, new Named(this.paths.matcher(method, pattern))) : one;
	}

	/**
	 * Does not take the addresses beside those of tenants for one.
	 *
	 * @param delegate matches a pattern
	 */
	private record Named(RequestMatcher delegate) implements RequestMatcher {

		@Override
		public boolean matches(HttpServletRequest request) {
			return matcher(request).isMatch();
		}

		@Override
		public MatchResult matcher(HttpServletRequest request) {
			MatchResult match = this.delegate.matcher(request);
			return LoginTenants.mayName(match.getVariables()) ? match : MatchResult.notMatch();
		}

	}

}
