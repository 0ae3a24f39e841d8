package io.hawcx.security.oauth2.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;

import org.springframework.http.HttpStatus;

/**
 * What a login address answers that is no tenant's: to scripts problem details (RFC 9457)
 * like those of other failed logins, to pages a sentence. Neither says who else there is.
 */
final class TenantProblem {

	static final HttpStatus STATUS = HttpStatus.NOT_FOUND;

	private static final String DETAIL = "Nobody signs in at this address.";

	private static final byte[] PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head><meta charset="utf-8"><title>Not found</title></head>
			  <body><h1>Not found</h1><p role="alert">%s</p></body>
			</html>
			""".formatted(DETAIL).getBytes(StandardCharsets.UTF_8);

	private TenantProblem() {
	}

	static byte[] page() {
		return PAGE.clone();
	}

	static byte[] body() {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", STATUS.getReasonPhrase());
		problem.put("status", STATUS.value());
		problem.put("detail", DETAIL);
		problem.put("code", "unknown_tenant");
		problem.put("success", false);
		problem.put("error", "unknown_tenant");
		return Json.bytes(problem);
	}

}
