package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.RandomText;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Turns HttpCore's messages into ours and back.
 */
final class HttpExchange implements HttpServerRequestHandler {

	static final int MAX_BODY = 1024 * 1024;

	private final Handler handler;

	private final Pauses pauses;

	HttpExchange(Handler handler, Pauses pauses) {
		this.handler = handler;
		this.pauses = pauses;
	}

	@Override
	public void handle(ClassicHttpRequest message, ResponseTrigger trigger, HttpContext context)
			throws HttpException, IOException {
		Reply reply = answer(message);
		Delivery delivery = reply.delivery();
		this.pauses.pause(delivery.delay());
		if (!delivery.sendsHead()) {
			throw delivery.end();
		}
		trigger.submitResponse(toMessage(reply));
	}

	private Reply answer(ClassicHttpRequest message) throws IOException {
		byte[] body;
		try {
			body = readBody(message.getEntity());
		}
		catch (SocketException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return last(Reply.gateway(400, "The request body is cut off or wrongly chunked."));
		}
		return (body.length > MAX_BODY) ? last(Reply.gateway(413, "The request body is larger than 1 MiB."))
				: this.handler.handle(toRequest(message, body));
	}

	private static Reply last(Reply reply) {
		return reply.with("Connection", "close");
	}

	private static byte[] readBody(HttpEntity entity) throws IOException {
		return (entity != null) ? entity.getContent().readNBytes(MAX_BODY + 1) : new byte[0];
	}

	private static Request toRequest(ClassicHttpRequest message, byte[] body) {
		Map<String, String> headers = new LinkedHashMap<>();
		for (Header header : message.getHeaders()) {
			headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(),
					(first, next) -> first + ", " + next);
		}
		// The target of an absolute-form request names a host too: the worse of both
		// counts.
		if (message.getAuthority() != null && !LoopbackHost.matches(message.getAuthority().toString())) {
			headers.put("host", message.getAuthority().toString());
		}
		String target = message.getPath();
		int question = target.indexOf('?');
		return new Request(message.getMethod(), (question < 0) ? target : target.substring(0, question),
				(question < 0) ? "" : target.substring(question + 1), headers, body);
	}

	private ClassicHttpResponse toMessage(Reply reply) {
		ClassicHttpResponse message = new BasicClassicHttpResponse(reply.status());
		reply.headers().forEach(message::setHeader);
		message.setHeader("X-Content-Type-Options", "nosniff");
		// With no-referrer browsers would call the origin of its own forms null.
		message.setHeader("Referrer-Policy", "same-origin");
		message.setHeader("x-request-id", RandomText.requestId());
		// Some statuses allow no body, not even an empty one.
		if (reply.body().length == 0 && reply.delivery().isPlain()) {
			return message;
		}
		message.setEntity(reply.delivery().isPlain() ? new ByteArrayEntity(reply.body(), null)
				: new FaultyEntity(reply.body(), reply.delivery(), this.pauses));
		return message;
	}

}
