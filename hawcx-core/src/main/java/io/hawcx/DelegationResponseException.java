package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A reply to a management call fails verification: it is unsigned, stale, forged or
 * repeated, or cannot be decrypted. Nothing of such a reply is ever returned.
 *
 * @since 0.1.0
 */
public class DelegationResponseException extends DelegationException {

	/**
	 * Create an exception without a cause.
	 * @param message what failed, where, and what to do
	 */
	public DelegationResponseException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public DelegationResponseException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
