package io.hawcx.security.oauth2.internal;

import java.nio.charset.StandardCharsets;

import io.hawcx.security.internal.LoginProblem;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What is answered where no tenant can be found: to scripts problem details (RFC 9457)
 * like those of other failed logins, to pages a sentence. Neither says who else there is.
 */
enum TenantProblem {

	/** A login address is no tenant's. */
	UNKNOWN(HttpStatus.NOT_FOUND, "unknown_tenant", "Nobody signs in at this address."),

	/** Whether there is a tenant cannot be told. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE,
			"Who signs in here cannot be told at the moment. Please try again in a while.");

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head><meta charset="utf-8"><title>%1$s</title></head>
			  <body><h1>%1$s</h1><p role="alert">%2$s</p></body>
			</html>
			""";

	// As long as Hawcx itself is given to recover.
	private static final String WAIT = "10";

	private final HttpStatus status;

	private final String code;

	private final String detail;

	TenantProblem(HttpStatus status, String code, String detail) {
		this.status = status;
		this.code = code;
		this.detail = detail;
	}

	HttpStatus status() {
		return this.status;
	}

	/**
	 * Return how long to wait, for {@code Retry-After}.
	 * @return seconds, or {@code null} if waiting does not help
	 */
	@Nullable String retryAfter() {
		return (this.status == HttpStatus.SERVICE_UNAVAILABLE) ? WAIT : null;
	}

	byte[] page() {
		return PAGE.formatted(this.status.getReasonPhrase(), this.detail).getBytes(StandardCharsets.UTF_8);
	}

	byte[] body() {
		return LoginProblem.body(this.status, this.code, this.detail);
	}

}
