package io.hawcx.autoconfigure.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import io.hawcx.observation.DefaultHawcxClientObservationConvention;
import io.hawcx.observation.HawcxClientObservationConvention;
import io.hawcx.observation.RecordedObservations;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxTransportAutoConfigurationTests {

	private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

	private static final String ASKS_WHO_IS_THERE = "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
			+ "Content-Length: 0\r\n\r\n";

	private static final String PASSWORD = "changeit";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, RestClientAutoConfiguration.class,
				HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class))
		.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config", "hawcx.client-id=client");

	@Test
	void sendWhenSslBundleThenTrustsItAlone(@TempDir Path folder) throws Exception {
		Path store = keyStore(folder);
		HttpsServer server = serve(store);
		try {
			HttpRequest request = HttpRequest
				.get(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/"));
			this.runner.run((context) -> assertThatExceptionOfType(HttpConnectException.class)
				.isThrownBy(() -> context.getBean(HttpTransport.class).send(request))
				.withMessageEndingWith("(hawcx.http.ssl-bundle)")
				.withCauseInstanceOf(SSLException.class));
			this.runner
				.withPropertyValues("hawcx.http.ssl-bundle=private",
						"spring.ssl.bundle.jks.private.truststore.location=" + store.toUri(),
						"spring.ssl.bundle.jks.private.truststore.password=" + PASSWORD,
						"spring.ssl.bundle.jks.private.truststore.type=PKCS12")
				.run((context) -> assertThat(context.getBean(HttpTransport.class).send(request).status())
					.isEqualTo(204));
		}
		finally {
			server.stop(0);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "enabled-protocols=TLSv1.2|true", "enabled-protocols=TLSv1.3|false",
					"ciphers=TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384|true",
					"ciphers=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256|false" })
	void sendWhenSslBundleHasOptionsThenSpeaksNothingElse(String option, boolean fits, @TempDir Path folder)
			throws Exception {
		Path store = keyStore(folder);
		HttpsServer server = serve(store);
		try {
			HttpRequest request = HttpRequest
				.get(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/"));
			this.runner
				.withPropertyValues("hawcx.http.ssl-bundle=private", "spring.ssl.bundle.jks.private.options." + option,
						"spring.ssl.bundle.jks.private.truststore.location=" + store.toUri(),
						"spring.ssl.bundle.jks.private.truststore.password=" + PASSWORD,
						"spring.ssl.bundle.jks.private.truststore.type=PKCS12")
				.run((context) -> {
					HttpTransport transport = context.getBean(HttpTransport.class);
					CompletableFuture<HttpResponse> reply = context.getBean(AsyncHttpTransport.class).send(request);
					if (fits) {
						assertThat(transport.send(request).status()).isEqualTo(204);
						assertThat(reply).succeedsWithin(Duration.ofSeconds(20));
					}
					else {
						assertThatExceptionOfType(HttpConnectException.class).isThrownBy(() -> transport.send(request))
							.withMessageEndingWith("(hawcx.http.ssl-bundle)")
							.withCauseInstanceOf(SSLException.class);
						assertThat(reply).failsWithin(Duration.ofSeconds(20))
							.withThrowableOfType(ExecutionException.class)
							.havingCause()
							.isInstanceOf(HttpConnectException.class)
							.withMessageEndingWith("(hawcx.http.ssl-bundle)")
							.withCauseInstanceOf(SSLException.class);
					}
				});
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void sendWhenProxyAsksWhoIsThereThenIsTold() {
		try (LoopbackServer proxy = new LoopbackServer((request, out) -> out
			.write((request.headers().containsKey("Proxy-Authorization") ? NO_CONTENT : ASKS_WHO_IS_THERE)
				.getBytes(StandardCharsets.US_ASCII)))) {
			this.runner
				.withPropertyValues("hawcx.http.proxy=" + proxy.uri(""), "hawcx.http.proxy-username=alice",
						"hawcx.http.proxy-password=wonder-land")
				.run((context) -> {
					HttpRequest request = HttpRequest.get(URI.create("http://hawcx.example/x"));
					assertThat(context.getBean(HttpTransport.class).send(request).status()).isEqualTo(204);
					assertThat(context.getBean(AsyncHttpTransport.class).send(request))
						.succeedsWithin(Duration.ofSeconds(20))
						.satisfies((reply) -> assertThat(reply.status()).isEqualTo(204));
					assertThat(proxy.requests().get(1).headers()).containsEntry("Proxy-Authorization",
							"Basic YWxpY2U6d29uZGVyLWxhbmQ=");
				});
		}
	}

	@Test
	void sendWhenAnotherServerThanTheProxyAsksThenIsNotTold() {
		String asks = "HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
		try (LoopbackServer proxy = LoopbackServer.answering(asks)) {
			this.runner
				.withPropertyValues("hawcx.http.proxy=" + proxy.uri(""), "hawcx.http.proxy-username=alice",
						"hawcx.http.proxy-password=wonder-land")
				.run((context) -> {
					HttpRequest request = HttpRequest.get(URI.create("http://hawcx.example/x"));
					assertThat(context.getBean(HttpTransport.class).send(request).status()).isEqualTo(401);
					assertThat(context.getBean(AsyncHttpTransport.class).send(request))
						.succeedsWithin(Duration.ofSeconds(20));
					assertThat(proxy.requests()).hasSize(2)
						.allSatisfy((received) -> assertThat(received.headers()).doesNotContainKeys("Authorization",
								"Proxy-Authorization"));
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "hawcx.http.proxy-username=alice", "hawcx.http.proxy-password=wonder-land",
			"hawcx.http.proxy-username=alice hawcx.http.proxy-password=wonder-land",
			"hawcx.http.proxy=http://127.0.0.1:1 hawcx.http.proxy-username=a:b hawcx.http.proxy-password=wonder-land" })
	void startWhenProxyCredentialsAreHalfOfASetThenSaysWhatIsMissing(String properties) {
		this.runner.withPropertyValues(properties.split(" "))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("hawcx.http.proxy")
				.hasMessageNotContaining("wonder-land"));
	}

	@Test
	void sendWhenJvmNamesProxyThenGoesThere() {
		Map<String, String> before = new TreeMap<>();
		try (LoopbackServer proxy = LoopbackServer.answering(NO_CONTENT)) {
			set(before, "http.proxyHost", "127.0.0.1");
			set(before, "http.proxyPort", String.valueOf(proxy.uri("/").getPort()));
			this.runner.run((context) -> {
				context.getBean(HttpTransport.class).send(HttpRequest.get(URI.create("http://hawcx.example/x")));
				assertThat(proxy.requests().get(0).line()).startsWith("GET http://hawcx.example/x");
			});
		}
		finally {
			before.forEach((name, value) -> restore(name, value));
		}
	}

	@Test
	void sendWhenApplicationCustomizesItsRestClientsThenOursIsUntouched() {
		RestClientCustomizer customizer = (builder) -> builder.defaultHeader("X-Foreign", "1");
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT)) {
			this.runner.withBean(RestClientCustomizer.class, () -> customizer).run((context) -> {
				context.getBean(HttpTransport.class).send(HttpRequest.get(server.uri("/ours")));
				context.getBean(RestClient.Builder.class)
					.build()
					.get()
					.uri(server.uri("/theirs"))
					.retrieve()
					.toBodilessEntity();
				assertThat(server.requests().get(0).headers()).doesNotContainKey("X-Foreign");
				assertThat(server.requests().get(1).headers()).containsKey("X-Foreign");
			});
		}
	}

	@Test
	void sendWhenObservedThenEachTransportTellsOnceAndHawcxNothing() {
		RecordedObservations recorded = new RecordedObservations();
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT)) {
			HttpRequest request = HttpRequest.get(server.uri("/v1/management/users/lock"))
				.operation(HttpOperation.MANAGEMENT);
			this.runner.withBean(ObservationRegistry.class, recorded::registry)
				.withBean(HawcxRestClientCustomizer.class, () -> (builder) -> {
				})
				.withPropertyValues("hawcx.http.observed-paths=/v1/management/users/lock")
				.run((context) -> {
					context.getBean(HttpTransport.class).send(request);
					assertThat(recorded.count()).isEqualTo(1);
					assertThat(recorded.lastValues()).containsEntry("uri", "/management/users/lock");
					context.getBean(AsyncHttpTransport.class).send(request).join();
					assertThat(recorded.count()).isEqualTo(2);
					assertThat(recorded.lastValues()).containsEntry("uri", "/management/users/lock");
				});
			assertThat(server.requests()).hasSize(2)
				.allSatisfy((received) -> assertThat(received.headers()).doesNotContainKey("traceparent"));
		}
	}

	@Test
	void sendWhenTracesArePropagatedThenHawcxIsTold() {
		RecordedObservations recorded = new RecordedObservations();
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT)) {
			this.runner.withBean(ObservationRegistry.class, recorded::registry)
				.withPropertyValues("hawcx.http.propagate-traces=true")
				.run((context) -> context.getBean(HttpTransport.class).send(HttpRequest.get(server.uri("/"))));
			assertThat(server.requests().get(0).headers()).containsKey("traceparent");
		}
	}

	@Test
	void sendWhenApplicationHasItsConventionThenItNames() {
		RecordedObservations recorded = new RecordedObservations();
		try (LoopbackServer server = LoopbackServer.answering(NO_CONTENT)) {
			this.runner.withBean(ObservationRegistry.class, recorded::registry)
				.withBean(HawcxClientObservationConvention.class, OwnConvention::new)
				.run((context) -> context.getBean(HttpTransport.class).send(HttpRequest.get(server.uri("/"))));
			assertThat(recorded.last().getName()).isEqualTo("own.name");
		}
	}

	@Test
	void startWhenObservedPathIsNoManagementPathThenSaysSo() {
		this.runner.withPropertyValues("hawcx.http.observed-paths=/users/lock")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(
						"HawcxConfigurationException: hawcx.http.observed-paths names a path that is none of the management"));
	}

	private static void set(Map<String, String> before, String name, String value) {
		before.put(name, System.getProperty(name, ""));
		System.setProperty(name, value);
	}

	private static void restore(String name, String value) {
		if (value.isEmpty()) {
			System.clearProperty(name);
		}
		else {
			System.setProperty(name, value);
		}
	}

	private static Path keyStore(Path folder) throws IOException, InterruptedException {
		Path store = folder.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server", "-ext", "san=ip:127.0.0.1",
				"-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor()).as(() -> String.valueOf(folder)).isZero();
		return store;
	}

	private static HttpsServer serve(Path store) throws Exception {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			keys.load(stream, PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		SSLContext ssl = SSLContext.getInstance("TLS");
		ssl.init(managers.getKeyManagers(), null, null);
		HttpsServer server = HttpsServer
			.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(ssl) {

			@Override
			public void configure(HttpsParameters parameters) {
				SSLParameters narrow = ssl.getDefaultSSLParameters();
				narrow.setProtocols(new String[] { "TLSv1.2" });
				narrow.setCipherSuites(new String[] { "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" });
				parameters.setSSLParameters(narrow);
			}

		});
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		return server;
	}

	private static final class OwnConvention extends DefaultHawcxClientObservationConvention {

		@Override
		public String getName() {
			return "own.name";
		}

	}

}
