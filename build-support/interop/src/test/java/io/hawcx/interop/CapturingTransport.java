package io.hawcx.interop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

/**
 * Answers discovery and token requests of one issuer, and keeps the last form.
 */
final class CapturingTransport implements HttpTransport {

	private final String issuer;

	private final Map<String, String> form = new LinkedHashMap<>();

	CapturingTransport(String issuer) {
		this.issuer = issuer;
	}

	@Override
	public HttpResponse send(HttpRequest request) {
		byte[] body = request.body();
		if (body == null) {
			return json("{\"issuer\":\"" + this.issuer + "\",\"token_endpoint\":\"" + this.issuer
					+ "/oauth2/token\",\"jwks_uri\":\"" + this.issuer
					+ "/.well-known/jwks.json\",\"id_token_signing_alg_values_supported\":[\"ES256\"]}");
		}
		for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
			String[] parts = pair.split("=", 2);
			this.form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return json("{\"id_token\":\"a.b.c\",\"token_type\":\"Bearer\",\"expires_in\":60}");
	}

	Map<String, String> form() {
		return this.form;
	}

	private static HttpResponse json(String text) {
		return new HttpResponse(200, Map.of("Content-Type", List.of("application/json")),
				text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		// Nothing is open.
	}

}
