package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A credential blob or key is unusable, or a request could not be sealed or signed with
 * it. Thrown locally, before anything is sent; the message names the field at fault and
 * never its value.
 *
 * @since 0.1.0
 */
public final class DelegationCryptoException extends DelegationException {

	/**
	 * Create an exception without a cause.
	 * @param message what failed, where, and what to do
	 */
	public DelegationCryptoException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public DelegationCryptoException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
