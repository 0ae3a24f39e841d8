package io.hawcx.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * No connection was made: the name is unknown, nobody listens, connecting took too long,
 * a proxy refuses, or TLS was not agreed upon. The server has not carried out the
 * request, which may be sent again, whatever it asks for, once what stands in the way
 * {@linkplain #isPermanent() is gone}.
 *
 * @since 0.1.0
 */
public final class HttpConnectException extends IOException {

	private final boolean permanent;

	/**
	 * Create an exception for what may pass by itself.
	 * @param message which address was not reached, and why
	 * @param cause the failure
	 */
	public HttpConnectException(String message, Throwable cause) {
		this(message, cause, false);
	}

	/**
	 * Create an exception.
	 * @param message which address was not reached, and why
	 * @param cause the failure, or {@code null} if there is none
	 * @param permanent whether the next attempt would fail likewise
	 */
	public HttpConnectException(String message, @Nullable Throwable cause, boolean permanent) {
		super(message, cause);
		this.permanent = permanent;
	}

	/**
	 * Return whether somebody has to change something first, such as a setting, a
	 * certificate or a record of DNS, so that sending the request again is of no use.
	 * @return whether the next attempt would fail likewise
	 */
	public boolean isPermanent() {
		return this.permanent;
	}

}
