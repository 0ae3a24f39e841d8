package io.hawcx.security.recent;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * What a user with too old a login meets: a login for a page, a challenge of RFC 9470 for
 * a script, and 403 for who has just come back from a login that did not help.
 */
final class RecentLoginAnswer {

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	private final SessionReauthentication reauthentication;

	private final UnaryOperator<String> loginUrl;

	private final Supplier<RequestCache> requests;

	private final SecurityContextHolderStrategy contexts;

	RecentLoginAnswer(SessionReauthentication reauthentication, UnaryOperator<String> loginUrl,
			Supplier<RequestCache> requests, SecurityContextHolderStrategy contexts) {
		this.reauthentication = reauthentication;
		this.loginUrl = loginUrl;
		this.requests = requests;
		this.contexts = contexts;
	}

	void send(HttpServletRequest request, HttpServletResponse response, RecentLoginDecision stale) throws IOException {
		if (this.reauthentication.hasJustComeBack(request, stale.maxAge())) {
			if (NavigationRequests.isPage(request)) {
				// A script may ask many times, and must not open the way for another
				// login to the page that has yet to land.
				this.reauthentication.end(request);
			}
			refuse(request, response);
			return;
		}
		Authentication authentication = this.contexts.getContext().getAuthentication();
		Assert.state(authentication != null, "a login that is too old must be there");
		this.reauthentication.begin(request, authentication, stale.maxAge());
		if (!NavigationRequests.isPage(request)) {
			challenge(response, stale);
			return;
		}
		boolean repeatable = HttpMethod.GET.matches(request.getMethod());
		this.requests.get().saveRequest(repeatable ? request : new ResumeRequest(request, stale.resumeAt()), response);
		this.redirects.sendRedirect(request, response, RecentLoginReplies
			.loginUrl(this.loginUrl.apply(Reauthentication.registrationId(authentication)), stale));
	}

	private static void challenge(HttpServletResponse response, RecentLoginDecision stale) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, RecentLoginReplies.challenge(stale));
		JsonReplies.write(response, HttpServletResponse.SC_UNAUTHORIZED, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				RecentLoginReplies.challengeProblem(stale));
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean page = NavigationRequests.isPage(request);
		JsonReplies.write(response, HttpServletResponse.SC_FORBIDDEN,
				page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				page ? RecentLoginReplies.refusalPage() : RecentLoginReplies.refusalProblem());
	}

}
