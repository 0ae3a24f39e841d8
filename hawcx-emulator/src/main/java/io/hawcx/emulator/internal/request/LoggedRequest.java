package io.hawcx.emulator.internal.request;

import java.time.Instant;

import io.hawcx.emulator.request.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as the log keeps it. Immutable.
 */
final class LoggedRequest implements RecordedRequest {

	private final long number;

	private final Instant instant;

	private final String method;

	private final String path;

	private final @Nullable String tenant;

	private final @Nullable String clientId;

	private final @Nullable String configId;

	private final int status;

	private final @Nullable String reason;

	LoggedRequest(long number, Instant instant, Line line, int status, @Nullable String reason) {
		this.number = number;
		this.instant = instant;
		this.method = line.method();
		this.path = line.path();
		this.tenant = line.tenant();
		this.clientId = line.clientId();
		this.configId = line.configId();
		this.status = status;
		this.reason = reason;
	}

	@Override
	public long number() {
		return this.number;
	}

	@Override
	public Instant instant() {
		return this.instant;
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public @Nullable String tenant() {
		return this.tenant;
	}

	@Override
	public @Nullable String clientId() {
		return this.clientId;
	}

	@Override
	public @Nullable String configId() {
		return this.configId;
	}

	@Override
	public int status() {
		return this.status;
	}

	@Override
	public @Nullable String reason() {
		return this.reason;
	}

	@Override
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
	 * @param tenant the name of the tenant that answered, or {@code null}
	 * @param clientId the client id, or {@code null}
	 * @param configId the config id, or {@code null}
	 */
	record Line(String method, String path, @Nullable String tenant, @Nullable String clientId,
			@Nullable String configId) {
	}

}
