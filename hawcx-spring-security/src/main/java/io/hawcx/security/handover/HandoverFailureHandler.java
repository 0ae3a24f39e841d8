package io.hawcx.security.handover;

import java.io.IOException;
import java.util.function.Predicate;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.NavigationRequests;
import io.hawcx.security.internal.RateLimitedLogger;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import io.hawcx.security.oauth2.internal.TenantText;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Sends a page to the failure URL, and answers a script with problem details (RFC 9457)
 * whose {@code code} is stable.
 */
final class HandoverFailureHandler implements AuthenticationFailureHandler {

	private final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(HandoverFailureHandler.class));

	private final AuthenticationFailureHandler pages;

	private final Predicate<HttpServletRequest> isPage;

	private final LoginEvents events;

	HandoverFailureHandler(AuthenticationFailureHandler pages, LoginEvents events) {
		this(NavigationRequests::isPage, pages, events);
	}

	private HandoverFailureHandler(Predicate<HttpServletRequest> isPage, AuthenticationFailureHandler pages,
			LoginEvents events) {
		this.isPage = isPage;
		this.pages = pages;
		this.events = events;
	}

	/**
	 * Create a handler for requests that no page makes.
	 * @param events publishes how logins end
	 * @return a handler that answers all of them with problem details
	 */
	static HandoverFailureHandler withoutPages(LoginEvents events) {
		return new HandoverFailureHandler((request) -> false, (request, response, ex) -> {
		}, events);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		String tenant = TenantAddressFilter.tenant(request);
		this.events.failed(tenant, exception);
		if (this.isPage.test(request)) {
			this.pages.onAuthenticationFailure(request, response, exception);
			return;
		}
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		this.log.warn(failure.code(), tenant,
				"Code hand-over from Hawcx" + TenantText.of(tenant) + " failed: " + failure.reason());
		HandoverProblem problem = HandoverProblem.of(failure, exception);
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
		}
		JsonReplies.write(response, problem.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem.body());
	}

}
