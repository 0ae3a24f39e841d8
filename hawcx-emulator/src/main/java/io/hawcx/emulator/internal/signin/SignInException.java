package io.hawcx.emulator.internal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a sign-in does not go on, as frontends see it: the code, what the frontend can do
 * about it, and a sentence for the user.
 */
public final class SignInException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final Action action;

	private final transient Map<String, Object> details = new LinkedHashMap<>();

	SignInException(String code, Action action, String message) {
		super(message, null, false, false);
		this.code = code;
		this.action = action;
	}

	SignInException with(String name, Object value) {
		this.details.put(name, value);
		return this;
	}

	static SignInException restart(String code, String message) {
		return new SignInException(code, Action.RESTART_FLOW, message);
	}

	static SignInException retry(String code, String field, String message) {
		return new SignInException(code, Action.RETRY_INPUT, message).with("errors",
				List.of(Map.of("field", field, "message", message)));
	}

	static SignInException waitUntil(String code, Instant until, Instant now, String message) {
		long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
		return new SignInException(code, Action.WAIT, message).with("retryAfterSeconds", seconds)
			.with("retryAt", until.toString());
	}

	/**
	 * Refuse what may succeed when it is sent again.
	 * @param code the stable code
	 * @param message a sentence for the user
	 * @return the exception
	 */
	public static SignInException retryLater(String code, String message) {
		return new SignInException(code, Action.RETRY_REQUEST, message);
	}

	/**
	 * Return the stable code.
	 * @return the code, such as {@code invalid_code}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return what the frontend can do.
	 * @return the action
	 */
	public Action action() {
		return this.action;
	}

	/**
	 * Return what else there is to know.
	 * @return members of the step's {@code details}
	 */
	public Map<String, Object> details() {
		return this.details;
	}

	/**
	 * What a frontend can do about an error.
	 */
	public enum Action {

		/** Let the user correct what was typed. */
		RETRY_INPUT,

		/** Begin again. */
		RESTART_FLOW,

		/** Wait. */
		WAIT,

		/** Send the same request again. */
		RETRY_REQUEST,

		/** Give up. */
		ABORT,

		/** Ask for another code. */
		RESEND_CODE;

		/**
		 * Return whether trying again in the same sign-in can help.
		 * @return whether it can
		 */
		public boolean isRetryable() {
			return this != RESTART_FLOW && this != ABORT;
		}

	}

}
