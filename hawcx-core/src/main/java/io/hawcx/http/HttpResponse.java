package io.hawcx.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One complete reply, whatever its status. {@link #toString()} shows the status only, as
 * headers and body hold secrets.
 *
 * @since 0.1.0
 */
public final class HttpResponse {

	private final int status;

	private final Map<String, List<String>> headers;

	private final byte[] body;

	/**
	 * Create a reply.
	 * @param status the HTTP status
	 * @param headers names and values in the order received
	 * @param body the exact bytes received, which the caller must not change afterwards
	 */
	public HttpResponse(int status, Map<String, List<String>> headers, byte[] body) {
		this.status = status;
		this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> this.headers.put(name, List.copyOf(values)));
		this.body = body;
	}

	/**
	 * Return the HTTP status.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return whether the status is between 200 and 299.
	 * @return whether the exchange succeeded
	 */
	public boolean isSuccessful() {
		return this.status >= 200 && this.status <= 299;
	}

	/**
	 * Return a header's value. An empty header counts as absent; of a repeated one all
	 * values are returned as one, joined by a comma as RFC 9110 section 5.3 has it, so
	 * that nobody checks one and uses the other.
	 * @param name the header's name, in any case
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		if (values == null) {
			return null;
		}
		String value = String.join(", ", values);
		return value.isEmpty() ? null : value;
	}

	/**
	 * Return all headers, unmodifiable, found without regard to case.
	 * @return names and values in the order received
	 */
	public Map<String, List<String>> headers() {
		return Collections.unmodifiableMap(this.headers);
	}

	/**
	 * Return the body, not copied.
	 * @return the bytes, empty if there was none
	 */
	public byte[] body() {
		return this.body;
	}

	@Override
	public String toString() {
		return "HTTP " + this.status;
	}

}
