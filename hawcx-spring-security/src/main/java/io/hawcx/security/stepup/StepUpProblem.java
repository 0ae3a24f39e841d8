package io.hawcx.security.stepup;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Why a step-up is not started or completed, in words for the user: a stable code and a
 * sentence that names neither an internal nor anything that Hawcx wrote.
 */
final class StepUpProblem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String code;

	private final String detail;

	private final @Nullable Duration retryAfter;

	StepUpProblem(HttpStatus status, String code, String detail) {
		this(status, code, detail, null, null);
	}

	StepUpProblem(HttpStatus status, String code, String detail, @Nullable Duration retryAfter,
			@Nullable Throwable cause) {
		super(code, cause);
		this.status = status;
		this.code = code;
		this.detail = detail;
		this.retryAfter = retryAfter;
	}

	static StepUpProblem invalid(String detail) {
		return new StepUpProblem(HttpStatus.BAD_REQUEST, "invalid_request", detail);
	}

	HttpStatus status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	String detail() {
		return this.detail;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
