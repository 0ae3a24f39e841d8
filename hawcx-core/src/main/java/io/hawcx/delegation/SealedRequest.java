package io.hawcx.delegation;

import java.util.Map;

/**
 * A request's body, sealed, and the headers that its signature needs. Both must be sent
 * exactly as they are, and soon: Hawcx refuses a timestamp more than 300 s off.
 *
 * @since 0.1.0
 */
public final class SealedRequest {

	private final byte[] body;

	private final Map<String, String> headers;

	SealedRequest(byte[] body, Map<String, String> headers) {
		this.body = body;
		this.headers = Map.copyOf(headers);
	}

	/**
	 * Return the envelope, not copied.
	 * @return the exact bytes that were signed
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * Return the headers that describe encryption and signature.
	 * @return names and values, unmodifiable
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

}
