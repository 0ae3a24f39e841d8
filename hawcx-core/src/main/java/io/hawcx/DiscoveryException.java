package io.hawcx;

import org.jspecify.annotations.Nullable;

/**
 * The issuer's discovery document could not be fetched or does not describe a provider
 * that this library may use. The message names the member at fault.
 *
 * @since 0.1.0
 */
public final class DiscoveryException extends HawcxException {

	/**
	 * Create an exception without a cause.
	 * @param message what failed, where, and what to do
	 */
	public DiscoveryException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param cause the reason, if there is one
	 */
	public DiscoveryException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
