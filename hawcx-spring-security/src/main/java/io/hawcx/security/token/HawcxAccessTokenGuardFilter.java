package io.hawcx.security.token;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, in one security filter chain, a token that is unknown or ended, a bearer of
 * another kind, and a token's session that comes by cookie: each gets 401, never a
 * redirect. What comes later in the chain sees no {@code Authorization} of a token.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokenGuardFilter extends OncePerRequestFilter {

	private final HawcxAccessTokens tokens;

	private final boolean otherBearers;

	/**
	 * Create a filter.
	 * @param tokens the rules
	 * @param otherBearers whether bearers of another kind pass, since the chain has a
	 * resource server
	 */
	public HawcxAccessTokenGuardFilter(HawcxAccessTokens tokens, boolean otherBearers) {
		this.tokens = tokens;
		this.otherBearers = otherBearers;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (HawcxAccessTokenFilter.isBearer(request)) {
			if (isAsyncDispatch(request) || request.getSession(false) != null) {
				chain.doFilter(new TokenlessRequest(request), response);
				return;
			}
		}
		else if (HawcxAccessTokenFilter.asksForToken(request)
				|| !isOther(HawcxAccessTokenFilter.authorization(request)) && !isByCookie(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenProblem.CHALLENGE);
		JsonReplies.write(response, TokenProblem.STATUS.value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				TokenProblem.report());
	}

	/**
	 * Tell whether a request carries an access token.
	 * @param request the request
	 * @return whether it does; what the filter let pass carries a good one
	 */
	public static boolean isBearer(HttpServletRequest request) {
		return HawcxAccessTokenFilter.isBearer(request);
	}

	private boolean isOther(List<String> authorization) {
		return !this.otherBearers && AccessToken.bearer(authorization) != null;
	}

	private boolean isByCookie(HttpServletRequest request) {
		if (!this.tokens.isShared() || request.getRequestedSessionId() == null) {
			return false;
		}
		HttpSession session = request.getSession(false);
		return session != null && session.getAttribute(HawcxAccessTokens.HASH) != null;
	}

	private static final class TokenlessRequest extends HttpServletRequestWrapper {

		TokenlessRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? Collections.emptyEnumeration()
					: super.getHeaders(name);
		}

	}

}
