package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A reply that claims to come from Hawcx cannot be trusted: unsigned, stale, forged,
 * repeated or undecryptable. Nothing of such a reply is ever returned.
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
