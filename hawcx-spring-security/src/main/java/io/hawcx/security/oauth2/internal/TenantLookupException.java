package io.hawcx.security.oauth2.internal;

import io.hawcx.security.internal.RateLimitedLogger;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looking a tenant up failed, so that nobody knows whether there is one.
 */
final class TenantLookupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(TenantLookupException.class));

	/**
	 * Create an exception.
	 * @param cause what whoever looks tenants up has thrown
	 */
	TenantLookupException(Throwable cause) {
		super("A tenant could not be looked up: " + cause, cause);
	}

	/**
	 * Find out whether a failure was caused by one.
	 * @param thrown the failure
	 * @return the exception among the failure and its causes, or {@code null}
	 */
	static @Nullable TenantLookupException in(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof TenantLookupException failure) {
				return failure;
			}
		}
		return null;
	}

	/**
	 * Tell the log that a request is refused for it.
	 */
	void report() {
		log.warn("tenant_unavailable", "A request is answered by 503: " + getMessage());
	}

}
