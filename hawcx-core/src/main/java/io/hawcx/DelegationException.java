package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A management call failed, on whichever side: one type to catch for all of them.
 *
 * @since 0.1.0
 */
public abstract class DelegationException extends HawcxException {

	/**
	 * Create an exception that carries no OAuth error.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	protected DelegationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
