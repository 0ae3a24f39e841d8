package io.hawcx.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One request, complete and immutable: what to send, how long it may take, and how much
 * of a reply to read. {@link #toString()} shows method and address only, as headers and
 * body hold secrets.
 *
 * @since 0.1.0
 */
public final class HttpRequest {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final int DEFAULT_MAX_RESPONSE_BYTES = 1024 * 1024;

	private final String method;

	private final URI uri;

	private final Map<String, String> headers;

	private final byte @Nullable [] body;

	private final Duration timeout;

	private final int maxResponseBytes;

	private final Purpose purpose;

	private HttpRequest(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Duration timeout,
			int maxResponseBytes, Purpose purpose) {
		this.method = method;
		this.uri = uri;
		this.headers = headers;
		this.body = body;
		this.timeout = timeout;
		this.maxResponseBytes = maxResponseBytes;
		this.purpose = purpose;
	}

	/**
	 * Create a GET request that may take 10 s and whose reply may have 1 MiB.
	 * @param uri the absolute address
	 * @return the request
	 */
	public static HttpRequest get(URI uri) {
		return new HttpRequest("GET", uri, Map.of(), null, DEFAULT_TIMEOUT, DEFAULT_MAX_RESPONSE_BYTES,
				Purpose.UNKNOWN);
	}

	/**
	 * Create a POST request that may take 10 s and whose reply may have 1 MiB.
	 * @param uri the absolute address
	 * @param body the exact bytes to send, which the caller must not change afterwards
	 * @return the request
	 */
	public static HttpRequest post(URI uri, byte[] body) {
		return new HttpRequest("POST", uri, Map.of(), body, DEFAULT_TIMEOUT, DEFAULT_MAX_RESPONSE_BYTES,
				Purpose.UNKNOWN);
	}

	/**
	 * Return a copy with a header set; names are compared without regard to case.
	 * @param name the header's name
	 * @param value its value
	 * @return the copy
	 */
	public HttpRequest header(String name, String value) {
		HttpArguments.requireNonNull("name", name);
		HttpArguments.requireNonNull("value", value);
		return headers(Map.of(name, value));
	}

	/**
	 * Return a copy with headers set; names are compared without regard to case.
	 * @param headers names and values
	 * @return the copy
	 */
	public HttpRequest headers(Map<String, String> headers) {
		HttpArguments.requireNonNull("headers", headers);
		Map<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		merged.putAll(this.headers);
		headers.forEach((name, value) -> {
			merged.remove(name);
			merged.put(name, value);
		});
		return new HttpRequest(this.method, this.uri, Collections.unmodifiableMap(merged), this.body, this.timeout,
				this.maxResponseBytes, this.purpose);
	}

	/**
	 * Return a copy with another deadline.
	 * @param timeout the time for the whole exchange, from asking for a connection to the
	 * last byte of the reply; positive
	 * @return the copy
	 */
	public HttpRequest timeout(Duration timeout) {
		return new HttpRequest(this.method, this.uri, this.headers, this.body,
				HttpArguments.requireNonNull("timeout", timeout), this.maxResponseBytes, this.purpose);
	}

	/**
	 * Return a copy with another limit on the reply.
	 * @param maxResponseBytes the largest body that is read; positive
	 * @return the copy
	 */
	public HttpRequest maxResponseBytes(int maxResponseBytes) {
		return new HttpRequest(this.method, this.uri, this.headers, this.body, this.timeout, maxResponseBytes,
				this.purpose);
	}

	/**
	 * Return a copy that says what it is for. Nothing of it is sent.
	 * @param operation what the request is for
	 * @return the copy
	 */
	public HttpRequest operation(HttpOperation operation) {
		return purpose(new Purpose(HttpArguments.requireNonNull("operation", operation), this.purpose.tenant()));
	}

	/**
	 * Return a copy that says whose project it is for, in an application that has
	 * several. Nothing of it is sent.
	 * @param tenant the name of the tenant, which metrics and logs may tell
	 * @return the copy
	 */
	public HttpRequest tenant(String tenant) {
		return purpose(new Purpose(this.purpose.operation(), HttpArguments.requireNonNull("tenant", tenant)));
	}

	private HttpRequest purpose(Purpose purpose) {
		return new HttpRequest(this.method, this.uri, this.headers, this.body, this.timeout, this.maxResponseBytes,
				purpose);
	}

	/**
	 * Return the method, {@code GET} or {@code POST}.
	 * @return the method
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return the absolute address.
	 * @return the address
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * Return the headers, unmodifiable, found without regard to case.
	 * @return names and values
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Return the body, not copied: a transport reads it and changes nothing.
	 * @return the bytes, or {@code null} for a GET
	 */
	public byte @Nullable [] body() {
		return this.body;
	}

	/**
	 * Return the time that the whole exchange may take.
	 * @return the deadline, counted from the call to the transport
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return how many bytes of a reply are read before it is refused.
	 * @return the limit
	 */
	public int maxResponseBytes() {
		return this.maxResponseBytes;
	}

	/**
	 * Return what the request is for, as metrics tell it.
	 * @return the operation, or {@code null} if it was not said
	 */
	public @Nullable HttpOperation operation() {
		return this.purpose.operation();
	}

	/**
	 * Return whose project the request is for.
	 * @return the name of the tenant, or {@code null} if it was not said, as in an
	 * application with one project
	 */
	public @Nullable String tenant() {
		return this.purpose.tenant();
	}

	@Override
	public String toString() {
		return this.method + " " + this.uri;
	}

	private record Purpose(@Nullable HttpOperation operation, @Nullable String tenant) {

		static final Purpose UNKNOWN = new Purpose(null, null);

	}

}
