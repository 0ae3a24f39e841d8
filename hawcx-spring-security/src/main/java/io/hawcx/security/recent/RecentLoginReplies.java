package io.hawcx.security.recent;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.SharedNames;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * What a user with too old a login is told.
 */
final class RecentLoginReplies {

	private static final String USELESS = "Hawcx did not ask you to sign in again, so this page stays closed. "
			+ "Sign out, sign in and come back.";

	private static final String OTHER_USER = "The user who came back from Hawcx is not the session's: the session was ended.";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head><meta charset="utf-8"><title>Recent sign-in needed</title></head>
			  <body><h1>Recent sign-in needed</h1><p role="alert">%s</p></body>
			</html>
			""";

	private RecentLoginReplies() {
	}

	/**
	 * Return where a login of the wanted age begins.
	 * @param loginUrl where any login begins
	 * @param stale what is wanted
	 * @return the address with {@code max_age}
	 */
	static String loginUrl(String loginUrl, RecentLoginDecision stale) {
		return loginUrl + (loginUrl.contains("?") ? "&" : "?") + "max_age=" + stale.maxAge().toSeconds();
	}

	/**
	 * Return the challenge of RFC 9470 section 3 for {@code WWW-Authenticate}.
	 * @param stale what is wanted
	 * @return the header's value
	 */
	static String challenge(RecentLoginDecision stale) {
		return "Bearer error=\"insufficient_user_authentication\", "
				+ "error_description=\"A more recent sign-in is needed\", max_age=\"" + stale.maxAge().toSeconds()
				+ "\"";
	}

	/**
	 * Return the body that goes with the challenge.
	 * @param stale what is wanted
	 * @return problem details of status 401
	 */
	static byte[] challengeProblem(RecentLoginDecision stale) {
		Map<String, Object> problem = problem(401, "Unauthorized", "insufficient_user_authentication",
				"A more recent sign-in is needed.");
		problem.put("max_age", stale.maxAge().toSeconds());
		return Json.bytes(problem);
	}

	/**
	 * Return what a script is told after a login that did not help.
	 * @return problem details of status 403
	 */
	static byte[] refusalProblem() {
		return Json.bytes(problem(403, "Forbidden", "login_not_recent", USELESS));
	}

	/**
	 * Return what a page is told after a login that did not help.
	 * @return a page in UTF-8
	 */
	static byte[] refusalPage() {
		return PAGE.formatted(USELESS).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Return what ends a login that came back as another user.
	 * @return a failed login
	 */
	static OAuth2AuthenticationException otherUser() {
		return new OAuth2AuthenticationException(new OAuth2Error(SharedNames.OTHER_USER, OTHER_USER, null), OTHER_USER);
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
