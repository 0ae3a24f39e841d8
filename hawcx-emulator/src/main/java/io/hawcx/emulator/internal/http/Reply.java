package io.hawcx.emulator.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP reply. Immutable but for the bytes, which nobody changes.
 *
 * @param status the HTTP status
 * @param headers names and values
 * @param body the exact bytes
 * @param reason why the request was refused, for people to read, or {@code null}; it is
 * not sent, and holds no secret
 * @param delivery how the reply gets to the caller
 */
public record Reply(int status, Map<String, String> headers, byte[] body, @Nullable String reason, Delivery delivery) {

	/**
	 * Create a reply that refuses nothing.
	 * @param status the HTTP status
	 * @param headers names and values
	 * @param body the exact bytes
	 */
	public Reply(int status, Map<String, String> headers, byte[] body) {
		this(status, headers, body, null, Delivery.WHOLE);
	}

	/**
	 * Create a JSON reply that must not be cached.
	 * @param status the HTTP status
	 * @param value what {@link Json#write} takes
	 * @return the reply
	 */
	public static Reply json(int status, Object value) {
		return new Reply(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
				Json.write(value));
	}

	/**
	 * Create a reply as the API gateway in front of Hawcx gives it.
	 * @param status the HTTP status
	 * @param message what is wrong
	 * @return the reply
	 */
	public static Reply gateway(int status, String message) {
		return json(status, Map.of("message", message)).because(message);
	}

	/**
	 * Create a reply with a {@code detail}, as the management endpoints give it.
	 * @param status the HTTP status
	 * @param detail what is wrong
	 * @return the reply
	 */
	public static Reply detail(int status, String detail) {
		return json(status, Map.of("detail", detail)).because(detail);
	}

	/**
	 * Create a text reply.
	 * @param status the HTTP status
	 * @param contentType the media type, with its charset
	 * @param text the body
	 * @return the reply
	 */
	public static Reply text(int status, String contentType, String text) {
		return new Reply(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Create a redirect.
	 * @param status 302, or 303 to turn a POST into a GET
	 * @param location where to
	 * @return the reply
	 */
	public static Reply redirect(int status, String location) {
		return new Reply(status, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
	}

	/**
	 * Return a copy with one more header.
	 * @param name the header's name
	 * @param value the header's value
	 * @return the copy
	 */
	public Reply with(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new Reply(this.status, more, this.body, this.reason, this.delivery);
	}

	/**
	 * Return a copy without a header.
	 * @param name the header's name, spelled as it was put in
	 * @return the copy
	 */
	public Reply without(String name) {
		Map<String, String> fewer = new LinkedHashMap<>(this.headers);
		fewer.remove(name);
		return new Reply(this.status, fewer, this.body, this.reason, this.delivery);
	}

	/**
	 * Return a copy with another body.
	 * @param body the exact bytes
	 * @return the copy
	 */
	public Reply withBody(byte[] body) {
		return new Reply(this.status, this.headers, body, this.reason, this.delivery);
	}

	/**
	 * Return a copy that says why the request was refused.
	 * @param reason the reason, without any secret
	 * @return the copy
	 */
	public Reply because(@Nullable String reason) {
		return new Reply(this.status, this.headers, this.body, reason, this.delivery);
	}

	/**
	 * Return a copy that gets to the caller in another way.
	 * @param delivery the way
	 * @return the copy
	 */
	public Reply delivered(Delivery delivery) {
		return new Reply(this.status, this.headers, this.body, this.reason, delivery);
	}

	/**
	 * Return whether the caller gets to see the status.
	 * @return whether it does
	 */
	public boolean isSent() {
		return this.delivery.sendsHead();
	}

	@Override
	public String toString() {
		return "HTTP " + this.status;
	}

}
