package io.hawcx.security.internal;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Turns the bare 403 with which Spring Security refuses a script's request without CSRF
 * token into problem details, at one address. What an access-denied handler of the
 * application writes stays what it is.
 */
public final class CsrfProblems {

	private static final RequestMatcher NOTHING = (request) -> false;

	private CsrfProblems() {
	}

	/**
	 * Answer at one address. To be called while the chain's configurers initialize.
	 * @param http the chain
	 * @param address the requests that scripts send there
	 */
	public static void add(HttpSecurity http, RequestMatcher address) {
		AccessDeniedHandler stock = new AccessDeniedHandlerImpl();
		AccessDeniedHandler problem = (request, response, ex) -> handle(request, response, ex, stock);
		// A single handler would serve every address: the second one serves none, and
		// keeps the first to its own.
		http.exceptionHandling((exceptions) -> exceptions
			.defaultAccessDeniedHandlerFor(problem,
					(request) -> !NavigationRequests.isPage(request) && address.matches(request))
			.defaultAccessDeniedHandlerFor(stock, NOTHING));
	}

	private static void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex,
			AccessDeniedHandler stock) throws IOException, ServletException {
		if (ex instanceof CsrfException) {
			JsonReplies.write(response, CsrfProblem.STATUS.value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					CsrfProblem.report(request.getRequestURI()));
		}
		else {
			stock.handle(request, response, ex);
		}
	}

}
