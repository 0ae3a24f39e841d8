package io.hawcx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Base class of the exceptions of failed calls to Hawcx. Messages say what failed, where,
 * and what to do; they never hold a key, a blob, a token or a code. A wrong argument is
 * an {@link IllegalArgumentException} instead, thrown before anything is sent.
 *
 * @since 0.1.0
 */
public abstract class HawcxException extends RuntimeException {

	private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

	private final @Nullable String error;

	private final @Nullable String errorDescription;

	private final AtomicReference<@Nullable String> requestId = new AtomicReference<>();

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

	/**
	 * Return Hawcx's id of the request, from the reply's {@code X-Request-Id}, to quote
	 * to Hawcx's support. The message ends with it.
	 * @return the id, or {@code null} where no reply came or it named none
	 */
	public @Nullable String requestId() {
		return this.requestId.get();
	}

	/**
	 * Set Hawcx's id of the request, once, as {@link #initCause(Throwable)} sets the
	 * cause: for those who create exceptions.
	 * @param requestId the id
	 * @throws IllegalArgumentException if it is not 1 to 128 letters, digits and the
	 * signs {@code . _ : / + = -}
	 * @throws IllegalStateException if the exception has an id already
	 */
	public final void initRequestId(String requestId) {
		if (!REQUEST_ID.matcher(requestId).matches()) {
			throw new IllegalArgumentException(
					"requestId must be 1 to 128 letters, digits and the signs . _ : / + = -");
		}
		if (!this.requestId.compareAndSet(null, requestId)) {
			throw new IllegalStateException("the exception has a request id already");
		}
	}

	@Override
	public @Nullable String getMessage() {
		String message = super.getMessage();
		String id = this.requestId.get();
		return (id != null) ? message + " [request id " + id + "]" : message;
	}

}
