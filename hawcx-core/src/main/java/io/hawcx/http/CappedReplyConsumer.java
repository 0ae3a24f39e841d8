package io.hawcx.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Collects a reply as it arrives, up to the request's limit. Throwing closes the
 * connection.
 */
final class CappedReplyConsumer extends AbstractBinResponseConsumer<HttpResponse> {

	private static final int CHUNK = 16 * 1024;

	private final int limit;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private int status;

	private Map<String, List<String>> headers = Map.of();

	CappedReplyConsumer(int limit) {
		this.limit = limit;
	}

	@Override
	protected void start(org.apache.hc.core5.http.HttpResponse reply, @Nullable ContentType contentType)
			throws IOException {
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
	protected int capacityIncrement() {
		return CHUNK;
	}

	@Override
	protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
		if (source.remaining() > this.limit - this.body.size()) {
			throw new HttpResponseTooLargeException(this.limit);
		}
		byte[] chunk = new byte[source.remaining()];
		source.get(chunk);
		this.body.write(chunk);
	}

	@Override
	protected HttpResponse buildResult() {
		return new HttpResponse(this.status, this.headers, this.body.toByteArray());
	}

	@Override
	public void releaseResources() {
		this.body.reset();
	}

}
