package io.hawcx.benchmark.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Sends requests, follows nothing and keeps no cookie by itself. Thread-safe.
 */
final class Browser implements AutoCloseable {

	private static final int CONNECTIONS = 256;

	private final CloseableHttpClient client = HttpClients.custom()
		.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
			.setMaxConnTotal(CONNECTIONS)
			.setMaxConnPerRoute(CONNECTIONS)
			.build())
		.disableRedirectHandling()
		.disableCookieManagement()
		.disableContentCompression()
		.disableAuthCaching()
		.disableAutomaticRetries()
		.build();

	Answer get(String url, String cookie, int expected) throws IOException {
		return send(ClassicRequestBuilder.get(url), cookie, expected);
	}

	Answer post(String url, String cookie, Map<String, String> form, int expected) throws IOException {
		ClassicRequestBuilder request = ClassicRequestBuilder.post(url);
		form.forEach(request::addParameter);
		return send(request, cookie, expected);
	}

	Answer send(ClassicRequestBuilder builder, String cookie, int expected) throws IOException {
		if (!cookie.isEmpty()) {
			builder.setHeader("Cookie", cookie);
		}
		ClassicHttpRequest request = builder.build();
		return this.client.execute(request, (response) -> {
			if (response.getCode() != expected) {
				throw new IOException(
						request.getMethod() + " " + request.getPath().split("\\?")[0] + ": " + response.getCode());
			}
			Header set = response.getFirstHeader("Set-Cookie");
			Header location = response.getFirstHeader("Location");
			String body = (response.getEntity() != null)
					? EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8) : "";
			return new Answer(body, (set != null) ? set.getValue().split(";")[0] : cookie,
					(location != null) ? location.getValue() : "");
		});
	}

	@Override
	public void close() throws IOException {
		this.client.close();
	}

	/**
	 * What came, and the cookie to go on with; its text shows nothing of it, as it holds
	 * codes and cookies.
	 */
	record Answer(String body, String cookie, String location) {

		@Override
		public String toString() {
			return "Answer";
		}

	}

}
