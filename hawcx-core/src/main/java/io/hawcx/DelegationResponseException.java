package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * A reply to a management call fails verification: it is unsigned, stale, forged or
 * repeated, or cannot be decrypted. Nothing of such a reply is ever returned.
 *
 * @since 0.1.0
 */
public class DelegationResponseException extends DelegationException {

	private final Reason reason;

	/**
	 * Create an exception without a cause, for a reply whose content is unusable.
	 * @param message what failed, where, and what to do
	 */
	public DelegationResponseException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception for a reply whose content is unusable.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public DelegationResponseException(String message, @Nullable Throwable cause) {
		this(message, cause, Reason.CONTENT);
	}

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 * @param reason the kind of check that failed
	 */
	public DelegationResponseException(String message, @Nullable Throwable cause, Reason reason) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * Return what is wrong with the reply, to count refusals by or to raise an alarm: the
	 * message tells more.
	 * @return the kind of check that failed
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What may be wrong with a reply.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/**
		 * It has no signature: something else than Hawcx answered, or took it away.
		 */
		UNSIGNED,

		/**
		 * Its time is too far from this machine's clock.
		 */
		TIME,

		/**
		 * Its signature is wrong, or by a key that is not known.
		 */
		SIGNATURE,

		/**
		 * It has been accepted before: somebody repeats replies.
		 */
		REPEATED,

		/**
		 * Its signature holds, but it cannot be decrypted or read.
		 */
		CONTENT,

		/**
		 * It could not be checked, as Hawcx's keys or the replay store were out of reach.
		 */
		UNCHECKED

	}

}
