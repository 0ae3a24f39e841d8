package io.hawcx.security.recent;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.web.util.ThrowableAnalyzer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Catches what a rule or a method that wants a recent login throws, and leaves every
 * other refusal to Spring Security.
 */
final class RecentLoginFilter extends OncePerRequestFilter {

	private final ThrowableAnalyzer analyzer = new ThrowableAnalyzer();

	private final RecentLoginAnswer answer;

	RecentLoginFilter(RecentLoginAnswer answer) {
		this.answer = answer;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		// What a method in another thread throws comes with the dispatch back.
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			RecentLoginDecision stale = stale(ex);
			if (stale == null || response.isCommitted()) {
				throw ex;
			}
			this.answer.send(request, response, stale);
		}
	}

	private @Nullable RecentLoginDecision stale(Exception failure) {
		Throwable denied = this.analyzer.getFirstThrowableOfType(AuthorizationDeniedException.class,
				this.analyzer.determineCauseChain(failure));
		return (denied instanceof AuthorizationDeniedException exception
				&& exception.getAuthorizationResult() instanceof RecentLoginDecision decision) ? decision : null;
	}

}
