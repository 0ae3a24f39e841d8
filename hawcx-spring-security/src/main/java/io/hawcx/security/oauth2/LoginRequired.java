package io.hawcx.security.oauth2;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a script without a login is told, on either web stack.
 */
final class LoginRequired {

	/**
	 * Problem details of status 401.
	 */
	static final Map<String, Object> PROBLEM = problem();

	private LoginRequired() {
	}

	private static Map<String, Object> problem() {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", "Unauthorized");
		problem.put("status", 401);
		problem.put("detail", "A sign-in is needed.");
		problem.put("code", "login_required");
		return problem;
	}

}
