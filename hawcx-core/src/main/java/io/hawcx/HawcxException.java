package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can go wrong while talking to Hawcx. Messages say what failed,
 * where, and what to do; they never hold a key, a blob, a token or a code. A wrong
 * argument is an {@link IllegalArgumentException} instead, thrown before anything is
 * sent.
 *
 * @since 0.1.0
 */
public abstract class HawcxException extends RuntimeException {

	private final @Nullable String error;

	private final @Nullable String errorDescription;

	/**
	 * Create an exception that carries no OAuth error.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	protected HawcxException(String message, @Nullable Throwable cause) {
		this(message, cause, null, null);
	}

	/**
	 * Create an exception that carries an OAuth error.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 * @param error the error code, as in RFC 6749 section 5.2
	 * @param errorDescription the server's own words about it
	 */
	protected HawcxException(String message, @Nullable Throwable cause, @Nullable String error,
			@Nullable String errorDescription) {
		super(message, cause);
		this.error = error;
		this.errorDescription = errorDescription;
	}

	/**
	 * Return the error code that Hawcx answered with, such as {@code invalid_grant}.
	 * @return the code, or {@code null} where none is known
	 */
	public @Nullable String error() {
		return this.error;
	}

	/**
	 * Return what Hawcx said about the error, for logs rather than for users.
	 * @return the description, or {@code null} where none is known
	 */
	public @Nullable String errorDescription() {
		return this.errorDescription;
	}

}
