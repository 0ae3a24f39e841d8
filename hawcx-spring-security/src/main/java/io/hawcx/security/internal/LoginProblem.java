package io.hawcx.security.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * What scripts are told of a login, token or tenant that is refused: problem details (RFC
 * 9457) that say {@code success} and {@code error} too, as the vendor's pages read them.
 */
public final class LoginProblem {

	private LoginProblem() {
	}

	/**
	 * Write a problem.
	 * @param status the reply's status
	 * @param code what went wrong, for programs
	 * @param detail what went wrong, for people
	 * @return its JSON in UTF-8
	 */
	public static byte[] body(HttpStatus status, String code, String detail) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", detail);
		problem.put("code", code);
		problem.put("success", false);
		problem.put("error", code);
		return Json.bytes(problem);
	}

}
