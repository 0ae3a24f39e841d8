package io.hawcx.security.stepup;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Why a step-up is not started or completed, in words for the user: a stable code and a
 * sentence that names neither an internal nor anything that Hawcx wrote.
 */
final class StepUpProblem extends RuntimeException {

	static final String USER_ID_UNKNOWN = "Your sign-in tells neither a verified e-mail address nor a verified phone "
			+ "number, by which Hawcx would know you.";

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String code;

	private final String detail;

	private final @Nullable Duration retryAfter;

	private @Nullable String tenant;

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

	static StepUpProblem loginRequired() {
		return new StepUpProblem(HttpStatus.UNAUTHORIZED, "login_required",
				"You are not signed in, or no longer. Sign in and start again.");
	}

	static StepUpProblem userIdUnknown() {
		return new StepUpProblem(HttpStatus.FORBIDDEN, "user_id_unknown", USER_ID_UNKNOWN);
	}

	static StepUpProblem notOffered() {
		return new StepUpProblem(HttpStatus.FORBIDDEN, "step_up_not_offered",
				"This application cannot change your account at Hawcx.");
	}

	static StepUpProblem notStarted() {
		return new StepUpProblem(HttpStatus.CONFLICT, "step_up_not_started",
				"This change was not started in this session, is over, or took too long. Start again.");
	}

	/**
	 * Say whose step-up it was, for the log.
	 * @param tenant the tenant, or {@code null} if there is none
	 * @return this
	 */
	StepUpProblem of(@Nullable String tenant) {
		this.tenant = tenant;
		return this;
	}

	@Nullable String tenant() {
		return this.tenant;
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
