package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * An id_token was refused, or the keys to check it could not be fetched. The message
 * names the rule that the token broke and never the token.
 *
 * @since 0.1.0
 */
public final class TokenVerificationException extends HawcxException {

	/**
	 * Create an exception without a cause.
	 * @param message what failed, where, and what to do
	 */
	public TokenVerificationException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public TokenVerificationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
