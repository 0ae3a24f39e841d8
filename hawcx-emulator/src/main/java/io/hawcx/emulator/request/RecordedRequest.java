package io.hawcx.emulator.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator has answered. It holds no query, no body and no header but
 * the client and config ids, and so no secret. Immutable.
 *
 * @since 0.1.0
 */
public interface RecordedRequest {

	/**
	 * Return the request's number.
	 * @return 1 for the first request of this emulator, and so on
	 */
	long number();

	/**
	 * Return when it was answered, by the emulator's clock.
	 * @return the time
	 */
	Instant instant();

	/**
	 * Return the method.
	 * @return the method, upper case
	 */
	String method();

	/**
	 * Return the path as it was sent, without the query.
	 * @return the path, its first 200 characters
	 */
	String path();

	/**
	 * Return which of several tenants was asked.
	 * @return the tenant's name, or {@code null} for the tenant without one, which also
	 * answers what names no tenant, such as discovery
	 */
	@Nullable String tenant();

	/**
	 * Return the client that the request named, which need not be who it says. Requests
	 * by delegation name none.
	 * @return the client id, an unknown one shortened, or {@code null}
	 */
	@Nullable String clientId();

	/**
	 * Return the {@code X-Config-Id} that the request had.
	 * @return the config id, an unknown one shortened, or {@code null}
	 */
	@Nullable String configId();

	/**
	 * Return the status of the reply.
	 * @return the HTTP status, or 0 if a fault left the request without one
	 */
	int status();

	/**
	 * Return why the request was refused, or which fault it met.
	 * @return the reason, or {@code null} if it was not
	 */
	@Nullable String reason();

	/**
	 * Return whether the request was refused or met a fault.
	 * @return whether there is a {@link #reason()}
	 */
	boolean isRefused();

}
