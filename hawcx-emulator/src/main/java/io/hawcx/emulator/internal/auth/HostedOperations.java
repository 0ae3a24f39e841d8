package io.hawcx.emulator.internal.auth;

import org.jspecify.annotations.Nullable;

/**
 * Finds the authorization requests that wait for a sign-in.
 */
@FunctionalInterface
public interface HostedOperations {

	/**
	 * Find one.
	 * @param id the parked request's {@code op}
	 * @return the operation, or {@code null} if it is unknown, over or finished
	 */
	@Nullable HostedOperation find(String id);

}
