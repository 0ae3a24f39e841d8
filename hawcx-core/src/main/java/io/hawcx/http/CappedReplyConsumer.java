package io.hawcx.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects a reply as it arrives, up to the request's limit. Throwing closes the
 * connection. The library's base class for this is no use: it refuses a reply whose
 * content type names a character set that the JVM has not, and quotes it.
 */
final class CappedReplyConsumer implements AsyncResponseConsumer<HttpResponse> {

	private static final int CHUNK = 16 * 1024;

	private final int limit;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private int status;

	private Map<String, List<String>> headers = Map.of();

	private @Nullable FutureCallback<HttpResponse> callback;

	CappedReplyConsumer(int limit) {
		this.limit = limit;
	}

	@Override
	public void consumeResponse(org.apache.hc.core5.http.HttpResponse reply, @Nullable EntityDetails entity,
			HttpContext context, FutureCallback<HttpResponse> callback) throws IOException {
		start(reply);
		this.callback = callback;
		if (entity == null) {
			complete();
		}
	}

	private void start(org.apache.hc.core5.http.HttpResponse reply) throws IOException {
		this.status = reply.getCode();
		this.headers = CappedReply.headers(reply);
		Header coding = reply.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
		CappedReply.requireNoCoding((coding != null) ? coding.getValue() : null);
		Header length = reply.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
		if (length != null && isOverLimit(length.getValue())) {
			throw new HttpResponseTooLargeException(this.limit);
		}
	}

	private boolean isOverLimit(String length) {
		String digits = length.strip();
		return digits.matches("[0-9]+") && (digits.length() > 18 || Long.parseLong(digits) > this.limit);
	}

	@Override
	public void informationResponse(org.apache.hc.core5.http.HttpResponse reply, HttpContext context) {
		// The final one follows.
	}

	@Override
	public void updateCapacity(CapacityChannel channel) throws IOException {
		channel.update(CHUNK);
	}

	@Override
	public void consume(ByteBuffer source) throws IOException {
		if (source.remaining() > this.limit - this.body.size()) {
			throw new HttpResponseTooLargeException(this.limit);
		}
		byte[] chunk = new byte[source.remaining()];
		source.get(chunk);
		this.body.write(chunk);
	}

	@Override
	public void streamEnd(@Nullable List<? extends Header> trailers) {
		complete();
	}

	private void complete() {
		FutureCallback<HttpResponse> waiting = this.callback;
		if (waiting != null) {
			waiting.completed(new HttpResponse(this.status, this.headers, this.body.toByteArray()));
		}
	}

	@Override
	public void failed(Exception cause) {
		// Who waits is told by the exchange.
		releaseResources();
	}

	@Override
	public void releaseResources() {
		this.body.reset();
	}

}
