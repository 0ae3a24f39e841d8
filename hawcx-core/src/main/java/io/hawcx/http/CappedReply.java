package io.hawcx.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply up to the request's limit. One that is refused is cut off, as closing it
 * politely would mean to read it to its end.
 */
final class CappedReply {

	private CappedReply() {
	}

	static HttpResponse read(HttpUriRequestBase exchange, ClassicHttpResponse reply, HttpRequest request)
			throws IOException {
		Map<String, List<String>> headers = headers(reply);
		byte[] body = {};
		HttpEntity entity = reply.getEntity();
		if (entity != null) {
			try {
				requireNoCoding(entity.getContentEncoding());
			}
			catch (IOException ex) {
				exchange.cancel();
				throw ex;
			}
			body = readBody(exchange, entity, request.maxResponseBytes());
		}
		return new HttpResponse(reply.getCode(), headers, body);
	}

	static Map<String, List<String>> headers(MessageHeaders reply) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (Header header : reply.getHeaders()) {
			String value = (header.getValue() != null) ? header.getValue() : "";
			headers.computeIfAbsent(header.getName(), (name) -> new ArrayList<>()).add(value);
		}
		return headers;
	}

	static void requireNoCoding(@Nullable String coding) throws IOException {
		if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
			throw new HttpProtocolException("the reply has a content coding though none was asked for", null);
		}
	}

	private static byte[] readBody(HttpUriRequestBase exchange, HttpEntity entity, int limit) throws IOException {
		if (entity.getContentLength() <= limit) {
			InputStream content = entity.getContent();
			byte[] body = content.readNBytes(limit);
			if (body.length < limit || content.read() < 0) {
				return body;
			}
		}
		exchange.cancel();
		throw new HttpResponseTooLargeException(limit);
	}

}
