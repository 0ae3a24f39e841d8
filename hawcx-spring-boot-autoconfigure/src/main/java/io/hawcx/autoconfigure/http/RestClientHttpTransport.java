package io.hawcx.autoconfigure.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Sends requests through Spring's {@link RestClient}, so that they can be customized,
 * while the engine below it keeps every promise of {@link HttpTransport}.
 */
class RestClientHttpTransport implements HttpTransport {

	private final HttpTransport engine;

	private final RestClient restClient;

	RestClientHttpTransport(HttpTransport engine, RestClient.Builder builder) {
		this.engine = engine;
		this.restClient = builder.requestFactory(new EngineRequestFactory(engine)).build();
	}

	@Override
	public HttpResponse send(HttpRequest request) throws IOException {
		RestClient.RequestBodySpec spec = this.restClient.method(HttpMethod.valueOf(request.method()))
			.uri(request.uri())
			.attribute(EngineRequestFactory.LIMITS, request)
			.headers((headers) -> request.headers().forEach(headers::set));
		byte[] body = request.body();
		if (body != null) {
			// A stream bypasses the message converters, which would add headers.
			spec.body((stream) -> stream.write(body));
		}
		try {
			return spec.exchangeForRequiredValue((sent, reply) -> read(reply));
		}
		catch (ResourceAccessException ex) {
			if (ex.getCause() instanceof IOException cause) {
				throw cause;
			}
			throw new IOException("the request could not be sent", ex);
		}
		catch (RestClientException ex) {
			throw new IOException("the request could not be sent", ex);
		}
	}

	private static HttpResponse read(ClientHttpResponse reply) throws IOException {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		reply.getHeaders().forEach(headers::put);
		return new HttpResponse(reply.getStatusCode().value(), headers, reply.getBody().readAllBytes());
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
