package io.hawcx;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A management call was not carried out: Hawcx could not be reached, or answered with
 * something other than success. Its message quotes at most 200 characters of the reply's
 * {@code detail}, without what was sent and what looks like a token, a code, an address
 * or a number of somebody; {@link #responseBody()} is never part of it.
 *
 * @since 0.1.0
 */
public sealed class DelegationRequestException extends DelegationException permits UnknownUserException {

	private final @Nullable Integer statusCode;

	private final @Nullable String detail;

	private final @Nullable String responseBody;

	private final @Nullable Duration retryAfter;

	/**
	 * Create an exception for a call that brought no reply.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public DelegationRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = null;
		this.detail = null;
		this.responseBody = null;
		this.retryAfter = null;
	}

	/**
	 * Create an exception for a call that was answered.
	 * @param message what failed, where, and what to do
	 * @param statusCode the HTTP status of the reply
	 * @param detail the reply's {@code detail} member as JSON text
	 * @param responseBody up to 500 characters of the reply, decrypted where it was
	 * encrypted
	 * @param retryAfter how long the server asks to wait
	 */
	public DelegationRequestException(String message, int statusCode, @Nullable String detail,
			@Nullable String responseBody, @Nullable Duration retryAfter) {
		super(message, null);
		this.statusCode = statusCode;
		this.detail = detail;
		this.responseBody = responseBody;
		this.retryAfter = retryAfter;
	}

	/**
	 * Return the HTTP status of the reply.
	 * @return the status, or {@code null} if there was no reply
	 */
	public @Nullable Integer statusCode() {
		return this.statusCode;
	}

	/**
	 * Return why Hawcx refused, as the JSON text of the reply's {@code detail}: a quoted
	 * string or a structure.
	 * @return the detail, or {@code null} if the reply had none
	 */
	public @Nullable String detail() {
		return this.detail;
	}

	/**
	 * Return the beginning of the reply, at most 500 characters, decrypted where it was
	 * encrypted. It may hold data of a user: keep it out of logs.
	 * @return the text, or {@code null} if there was no reply
	 */
	public @Nullable String responseBody() {
		return this.responseBody;
	}

	/**
	 * Return how long the server asks to wait before the next call.
	 * @return the wait, or {@code null} if it named none
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
