package io.hawcx.security.token;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Gives requests with an access token the session that the token carries, and requests
 * that ask for a token a new one, in place of the container's. Neither sees a cookie or
 * gets one, and neither needs a CSRF token, since no browser sends the token by itself.
 * Every other request passes untouched. Whether the token is good is for
 * {@link HawcxAccessTokenGuardFilter} to say. Register it before
 * {@link SessionRepositoryFilter#DEFAULT_ORDER}, for requests, async and error
 * dispatches. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokenFilter implements Filter {

	private static final String MARK = HawcxAccessTokenFilter.class.getName();

	private static final String BEARER = "bearer";

	private static final String ASKS = "asks for a token";

	private final RequestMatcher address;

	private final SessionRepositoryFilter<?> sessions;

	/**
	 * Create a filter.
	 * @param tokens the rules
	 * @param sessions the application's session repository, or {@code null} to keep
	 * sessions in memory
	 * @param paths makes matchers of paths, below the servlet's path if that has one
	 */
	public HawcxAccessTokenFilter(HawcxAccessTokens tokens, @Nullable SessionRepository<?> sessions,
			PathPatternRequestMatcher.Builder paths) {
		this.address = new OrRequestMatcher(tokens.addresses()
			.stream()
			.<RequestMatcher>map((address) -> paths.matcher(HttpMethod.POST, address))
			.toList());
		this.sessions = (sessions != null) ? filter(sessions, tokens) : filter(tokens.memory(), tokens);
	}

	private static <S extends Session> SessionRepositoryFilter<S> filter(SessionRepository<S> sessions,
			HawcxAccessTokens tokens) {
		SessionRepositoryFilter<S> filter = new SessionRepositoryFilter<>(new TokenSessions<>(sessions, tokens));
		filter.setHttpSessionIdResolver(new ByToken());
		return filter;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse reply)
				|| !isOurs(http)) {
			chain.doFilter(request, response);
			return;
		}
		CsrfFilter.skipRequest(http);
		this.sessions.doFilter(http, new CookielessResponse(reply), (wrapped, wrappedReply) -> chain
			.doFilter(new CookielessRequest((HttpServletRequest) wrapped), wrappedReply));
	}

	// An error page has another path than the request that failed.
	private boolean isOurs(HttpServletRequest request) {
		if (request.getAttribute(MARK) != null) {
			return true;
		}
		boolean ours = AccessToken.isPresent(authorization(request)) || this.address.matches(request);
		if (ours) {
			request.setAttribute(MARK, this.address.matches(request) ? ASKS : BEARER);
		}
		return ours;
	}

	/**
	 * Tell whether this filter has given a request the session of a token.
	 * @param request the request
	 * @return whether it carries a token, be it a wrong one
	 */
	static boolean isBearer(HttpServletRequest request) {
		return BEARER.equals(request.getAttribute(MARK));
	}

	static boolean asksForToken(HttpServletRequest request) {
		return ASKS.equals(request.getAttribute(MARK));
	}

	static List<String> authorization(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
	}

	private static final class ByToken implements HttpSessionIdResolver {

		@Override
		public List<String> resolveSessionIds(HttpServletRequest request) {
			String token = isBearer(request) ? AccessToken.bearer(authorization(request)) : null;
			return (token != null) ? List.of(token) : List.of();
		}

		@Override
		public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
			// The token tells it.
		}

		@Override
		public void expireSession(HttpServletRequest request, HttpServletResponse response) {
			// The token ends with its session.
		}

	}

}
