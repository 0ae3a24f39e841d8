package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.json.Json;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Blames the caller for whatever is no HTTP/1.1: HttpCore by itself answers some of it
 * with 501 or 505, and with messages about its own code.
 */
final class RefusingService extends HttpService {

	RefusingService(HttpServerRequestHandler handler, Http1Config limits) {
		super(HttpProcessors.server("hawcx-emulator"), handler, limits, DefaultConnectionReuseStrategy.INSTANCE, null);
	}

	@Override
	public void handleRequest(HttpServerConnection connection, HttpContext context) throws IOException, HttpException {
		try {
			super.handleRequest(connection, context);
		}
		catch (IllegalArgumentException ex) {
			// HttpCore's parsers let some of what they cannot read out this way.
			try (connection; ClassicHttpResponse response = new BasicClassicHttpResponse(400)) {
				response.setHeader("Connection", "close");
				refuse(response);
				response.setHeader("Content-Length", response.getEntity().getContentLength());
				response.setHeader("Content-Type", response.getEntity().getContentType());
				connection.sendResponseHeader(response);
				connection.sendResponseEntity(response);
				connection.flush();
			}
		}
	}

	@Override
	protected void handleException(HttpException ex, ClassicHttpResponse response) {
		int status = toStatusCode(ex);
		response.setCode((status < 500) ? status : 400);
		refuse(response);
	}

	private static void refuse(ClassicHttpResponse response) {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("x-request-id", RandomText.requestId());
		response.setEntity(new ByteArrayEntity(
				Json.write(Map.of("message", "This is no HTTP/1.1 request that the emulator can read.")),
				ContentType.APPLICATION_JSON));
	}

}
