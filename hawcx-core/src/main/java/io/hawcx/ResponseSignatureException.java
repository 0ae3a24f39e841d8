package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A successful reply to a call with a bearer token does not carry a valid signature by
 * Hawcx. The message names the check that failed, never the signature or the body.
 *
 * @since 0.1.0
 */
public class ResponseSignatureException extends DelegationResponseException {

	/**
	 * Create an exception without a cause.
	 * @param message which check failed, and what to do
	 */
	public ResponseSignatureException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception.
	 * @param message which check failed, and what to do
	 * @param cause the reason, if there is one
	 */
	public ResponseSignatureException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
