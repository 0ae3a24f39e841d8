package io.hawcx.autoconfigure.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Lets Spring's HTTP clients send through an {@link HttpTransport}. The deadline and the
 * limit are those of the request in the attribute {@link #LIMITS}.
 */
class EngineRequestFactory implements ClientHttpRequestFactory {

	static final String LIMITS = EngineRequestFactory.class.getName() + ".limits";

	private final HttpTransport engine;

	EngineRequestFactory(HttpTransport engine) {
		this.engine = engine;
	}

	@Override
	public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
		return new EngineRequest(this.engine, uri, method);
	}

	private static final class EngineRequest extends AbstractClientHttpRequest {

		private final HttpTransport engine;

		private final URI uri;

		private final HttpMethod method;

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		EngineRequest(HttpTransport engine, URI uri, HttpMethod method) {
			this.engine = engine;
			this.uri = uri;
			this.method = method;
		}

		@Override
		public HttpMethod getMethod() {
			return this.method;
		}

		@Override
		public URI getURI() {
			return this.uri;
		}

		@Override
		protected OutputStream getBodyInternal(HttpHeaders headers) {
			return this.body;
		}

		@Override
		protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
			HttpRequest request = limit(create());
			for (String name : headers.headerNames()) {
				// The engine frames the message itself.
				if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
						&& !name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING)) {
					request = request.header(name, String.join(", ", headers.getOrEmpty(name)));
				}
			}
			return new EngineResponse(this.engine.send(request));
		}

		private HttpRequest create() {
			return this.method.equals(HttpMethod.GET) ? HttpRequest.get(this.uri)
					: HttpRequest.post(this.uri, this.body.toByteArray());
		}

		private HttpRequest limit(HttpRequest request) {
			return (getAttributes().get(LIMITS) instanceof HttpRequest original)
					? request.timeout(original.timeout()).maxResponseBytes(original.maxResponseBytes()) : request;
		}

	}

}
