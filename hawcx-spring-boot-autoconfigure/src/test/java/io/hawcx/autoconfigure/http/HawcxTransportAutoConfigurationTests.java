package io.hawcx.autoconfigure.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
			this.runner.run((context) -> assertThatExceptionOfType(SSLException.class)
				.isThrownBy(() -> context.getBean(HttpTransport.class).send(request)));
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
		server.setHttpsConfigurator(new HttpsConfigurator(ssl));
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		return server;
	}

}
