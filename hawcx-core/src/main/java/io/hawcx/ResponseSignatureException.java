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
	 * Create an exception without a cause, for a signature that is wrong.
	 * @param message which check failed, and what to do
	 */
	public ResponseSignatureException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception for a signature that is wrong.
	 * @param message which check failed, and what to do
	 * @param cause the reason, if there is one
	 */
	public ResponseSignatureException(String message, @Nullable Throwable cause) {
		this(message, cause, Reason.SIGNATURE);
	}

	/**
	 * Create an exception.
	 * @param message which check failed, and what to do
	 * @param cause the reason, if there is one
	 * @param reason the kind of check that failed
	 */
	public ResponseSignatureException(String message, @Nullable Throwable cause, Reason reason) {
		super(message, cause, reason);
	}

}
