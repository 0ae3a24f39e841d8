package io.hawcx.emulator.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator has answered. It holds no query, no body and no header but
 * who sent it, and so no secret. Immutable.
 *
 * @since 0.1.0
 */
public final class RecordedRequest {

	private final long number;

	private final Instant instant;

	private final String method;

	private final String path;

	private final @Nullable String clientId;

	private final @Nullable String configId;

	private final int status;

	private final @Nullable String reason;

	RecordedRequest(long number, Instant instant, Line line, int status, @Nullable String reason) {
		this.number = number;
		this.instant = instant;
		this.method = line.method();
		this.path = line.path();
		this.clientId = line.clientId();
		this.configId = line.configId();
		this.status = status;
		this.reason = reason;
	}

	/**
	 * Return the request's number.
	 * @return 1 for the first request of this emulator, and so on
	 */
	public long number() {
		return this.number;
	}

	/**
	 * Return when it was answered, by the emulator's clock.
	 * @return the time
	 */
	public Instant instant() {
		return this.instant;
	}

	/**
	 * Return the method.
	 * @return the method, upper case
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return the path as it was sent, without the query.
	 * @return the path, its first 200 characters
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Return the client that the request named, which need not be who it says. The
	 * delegation door's requests name none.
	 * @return the client id, an unknown one shortened, or {@code null}
	 */
	public @Nullable String clientId() {
		return this.clientId;
	}

	/**
	 * Return the {@code X-Config-Id} that the request had.
	 * @return the config id, an unknown one shortened, or {@code null}
	 */
	public @Nullable String configId() {
		return this.configId;
	}

	/**
	 * Return the status of the reply.
	 * @return the HTTP status, or 0 if a fault left the request without one
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return why the request was refused, or which fault it met.
	 * @return the reason, or {@code null} if all went well
	 */
	public @Nullable String reason() {
		return this.reason;
	}

	/**
	 * Return whether the request was refused or met a fault.
	 * @return whether there is a {@link #reason()}
	 */
	public boolean isRefused() {
		return this.reason != null;
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " -> " + this.status
				+ ((this.reason != null) ? " (" + this.reason + ")" : "");
	}

	/**
	 * What a request said of itself.
	 *
	 * @param method the method
	 * @param path the path
	 * @param clientId the client id, or {@code null}
	 * @param configId the config id, or {@code null}
	 */
	record Line(String method, String path, @Nullable String clientId, @Nullable String configId) {
	}

}
