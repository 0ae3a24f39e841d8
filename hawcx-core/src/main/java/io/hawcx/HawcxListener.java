package io.hawcx;

/**
 * Is told what clients notice beside their requests, for metrics and the like. Every
 * method does nothing unless it is implemented. Implementations must be safe for use by
 * several threads at once, must neither block nor throw, and are called on the thread
 * that noticed.
 *
 * @since 0.1.0
 */
public interface HawcxListener {

	/**
	 * Listens to nothing.
	 */
	HawcxListener NONE = new HawcxListener() {
	};

	/**
	 * A reply to a management call was refused: its signature, time, encryption or
	 * content does not hold, or it was accepted before. The call fails with the same
	 * exception. Replies by which Hawcx itself refuses a call are none of these.
	 * @param refusal what the call fails with; its
	 * {@linkplain DelegationResponseException#reason() reason} is one of a few
	 */
	default void replyRefused(DelegationResponseException refusal) {
	}

	/**
	 * A key file has changed.
	 * @param usable whether its new content is in use; otherwise the last good key stays
	 */
	default void keyReloaded(boolean usable) {
	}

	/**
	 * A key set was fetched, or could not be.
	 * @param usable whether keys arrived; otherwise those known serve for a while
	 */
	default void keySetFetched(boolean usable) {
	}

	/**
	 * Return what listens to the clients of one tenant, in an application with several
	 * Hawcx projects. What tenants of one issuer share, its keys, is told to this
	 * listener itself.
	 * @param tenant the tenant's name
	 * @return this, unless it is implemented otherwise
	 */
	default HawcxListener forTenant(String tenant) {
		return this;
	}

}
