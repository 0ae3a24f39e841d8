package io.hawcx.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

/**
 * Answers from a table of addresses and remembers what was asked.
 */
final class StubTransport implements HttpTransport {

	private final Map<String, Reply> replies = new HashMap<>();

	private final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());

	private boolean closed;

	StubTransport reply(String url, int status, String body) {
		return reply(url, (request) -> new HttpResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
	}

	synchronized StubTransport reply(String url, Reply reply) {
		this.replies.put(url, reply);
		return this;
	}

	@Override
	public HttpResponse send(HttpRequest request) throws IOException {
		this.requests.add(request);
		Reply reply;
		synchronized (this) {
			reply = this.replies.get(request.uri().toString());
		}
		if (reply == null) {
			throw new IOException("nobody answers");
		}
		return reply.to(request);
	}

	@Override
	public void close() {
		this.closed = true;
	}

	boolean isClosed() {
		return this.closed;
	}

	List<HttpRequest> requests() {
		return List.copyOf(this.requests);
	}

	long requestsTo(String url) {
		return requests().stream().filter((request) -> request.uri().toString().equals(url)).count();
	}

	interface Reply {

		HttpResponse to(HttpRequest request) throws IOException;

	}

}
