package io.hawcx.security.recent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.Requests;
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

	private static final String USELESS = "Hawcx did not ask you to sign in again, so this page stays closed. "
			+ "Sign out, sign in and come back.";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head><meta charset="utf-8"><title>Recent sign-in needed</title></head>
			  <body><h1>Recent sign-in needed</h1><p role="alert">%s</p></body>
			</html>
			""";

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	private final Rounds rounds;

	private final Supplier<String> loginUrl;

	private final Supplier<RequestCache> requests;

	private final SecurityContextHolderStrategy contexts;

	RecentLoginAnswer(Rounds rounds, Supplier<String> loginUrl, Supplier<RequestCache> requests,
			SecurityContextHolderStrategy contexts) {
		this.rounds = rounds;
		this.loginUrl = loginUrl;
		this.requests = requests;
		this.contexts = contexts;
	}

	void send(HttpServletRequest request, HttpServletResponse response, RecentLoginDecision stale) throws IOException {
		if (this.rounds.hasJustComeBack(request, stale.maxAge())) {
			this.rounds.end(request);
			refuse(request, response);
			return;
		}
		Authentication authentication = this.contexts.getContext().getAuthentication();
		Assert.state(authentication != null, "a login that is too old must be there");
		this.rounds.begin(request, authentication, stale.maxAge());
		if (!Requests.isPage(request)) {
			challenge(response, stale);
			return;
		}
		boolean repeatable = HttpMethod.GET.matches(request.getMethod());
		this.requests.get().saveRequest(repeatable ? request : new ResumeRequest(request, stale.resumeAt()), response);
		String url = this.loginUrl.get();
		this.redirects.sendRedirect(request, response,
				url + (url.contains("?") ? "&" : "?") + "max_age=" + stale.maxAge().toSeconds());
	}

	private static void challenge(HttpServletResponse response, RecentLoginDecision stale) throws IOException {
		long maxAge = stale.maxAge().toSeconds();
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_user_authentication\", "
				+ "error_description=\"A more recent sign-in is needed\", max_age=\"" + maxAge + "\"");
		Map<String, Object> problem = problem(401, "Unauthorized", "insufficient_user_authentication",
				"A more recent sign-in is needed.");
		problem.put("max_age", maxAge);
		JsonReplies.write(response, HttpServletResponse.SC_UNAUTHORIZED, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				problem);
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!Requests.isPage(request)) {
			JsonReplies.write(response, HttpServletResponse.SC_FORBIDDEN, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					problem(403, "Forbidden", "login_not_recent", USELESS));
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(PAGE.formatted(USELESS).getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, Object> problem(int status, String title, String code, String detail) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", title);
		problem.put("status", status);
		problem.put("detail", detail);
		problem.put("code", code);
		return problem;
	}

}
