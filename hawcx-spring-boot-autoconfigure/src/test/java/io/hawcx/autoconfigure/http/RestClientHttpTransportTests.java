package io.hawcx.autoconfigure.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.HttpTransportContract;
import io.hawcx.http.LoopbackServer;
import org.junit.jupiter.api.Test;

import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class RestClientHttpTransportTests implements HttpTransportContract {

	private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

	@Override
	public HttpTransport createTransport() {
		return create(RestClient.builder());
	}

	private static HttpTransport create(RestClient.Builder builder) {
		return new RestClientHttpTransport(ApacheHttpTransport.create(), builder);
	}

	@Test
	void sendWhenInterceptorThenKeepsLimitAndBody() throws IOException {
		List<String> seen = new ArrayList<>();
		RestClient.Builder builder = RestClient.builder().requestInterceptor((request, body, execution) -> {
			seen.add(new String(body, StandardCharsets.UTF_8));
			return execution.execute(request, body);
		});
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
				HttpTransport transport = create(builder)) {
			HttpRequest request = HttpRequest.post(server.uri("/x"), "body".getBytes(StandardCharsets.UTF_8));
			assertThat(transport.send(request).body()).hasSize(3);
			assertThat(seen).containsExactly("body");
			assertThat(server.requests().get(0).body()).asString().isEqualTo("body");
			assertThatIOException().isThrownBy(() -> transport.send(request.maxResponseBytes(2)))
				.withMessage("the reply is larger than 2 bytes");
		}
	}

	@Test
	void sendWhenInterceptorFailsThenThrowsIoException() {
		RestClient.Builder builder = RestClient.builder().requestInterceptor((request, body, execution) -> {
			throw new IOException("not today");
		});
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT); HttpTransport transport = create(builder)) {
			assertThatIOException().isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))))
				.withMessage("not today");
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void createWhenBuilderHasRequestFactoryThenEngineIsUsedAllTheSame() throws IOException {
		RestClient.Builder builder = RestClient.builder().requestFactory(new SimpleClientHttpRequestFactory());
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT); HttpTransport transport = create(builder)) {
			transport.send(HttpRequest.get(server.uri("/")));
			assertThat(server.requests().get(0).headers().get("User-Agent")).startsWith("hawcx-java");
		}
	}

}
