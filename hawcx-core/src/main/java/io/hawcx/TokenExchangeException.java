package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * Hawcx did not exchange a code for tokens: it refused, answered with something else, or
 * could not be reached.
 *
 * @since 0.1.0
 */
public final class TokenExchangeException extends HawcxException {

	private final @Nullable Integer statusCode;

	/**
	 * Create an exception for an exchange that brought no reply.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public TokenExchangeException(String message, @Nullable Throwable cause) {
		this(message, cause, null, null, null);
	}

	/**
	 * Create an exception for an exchange that was answered.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 * @param statusCode the HTTP status of the reply
	 * @param error the error code, as in RFC 6749 section 5.2
	 * @param errorDescription the server's own words about it
	 */
	public TokenExchangeException(String message, @Nullable Throwable cause, @Nullable Integer statusCode,
			@Nullable String error, @Nullable String errorDescription) {
		super(message, cause, error, errorDescription);
		this.statusCode = statusCode;
	}

	/**
	 * Return the HTTP status of the reply.
	 * @return the status, or {@code null} if there was no reply
	 */
	public @Nullable Integer statusCode() {
		return this.statusCode;
	}

}
