package io.hawcx.internal;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.hawcx.IncompatibleLibraryException;
import io.hawcx.http.ApacheAsyncHttpTransport;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.oauth.HawcxOAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Libraries that another dependency brings, before or in place of ours.
 */
class LibrariesTests {

	private static final Path OTHERS = Path.of("target", "other-libraries");

	private static URLClassLoader classPath(Path... first) throws MalformedURLException {
		List<URL> jars = new ArrayList<>();
		for (Path jar : first) {
			assertThat(jar).isRegularFile();
			jars.add(jar.toUri().toURL());
		}
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			jars.add(Path.of(entry).toUri().toURL());
		}
		return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
	}

	private static Throwable call(ClassLoader loader, Class<?> type, String method, Object... arguments)
			throws ReflectiveOperationException {
		Class<?>[] types = new Class<?>[arguments.length];
		Arrays.fill(types, String.class);
		try {
			loader.loadClass(type.getName()).getMethod(method, types).invoke(null, arguments);
			return null;
		}
		catch (InvocationTargetException ex) {
			return ex.getCause();
		}
	}

	private static void assertRefused(Throwable failure, String sentence) {
		assertThat(failure).isNotNull();
		assertThat(failure.getClass().getName()).isEqualTo(IncompatibleLibraryException.class.getName());
		assertThat(failure).hasMessage(sentence);
	}

	@ParameterizedTest
	@CsvSource({ "bcprov-jdk15on-1.70.jar", "bc-fips-2.1.0.jar" })
	void firstUseWhenAnotherBouncyCastleComesFirstThenNamesBothJars(String jar)
			throws IOException, ReflectiveOperationException {
		String sentence = "hawcx-core needs Bouncy Castle as bcprov-jdk18on 1.73 or later, but the class path offers "
				+ jar + " first and " + ours("bcprov-jdk18on-") + " after it: exclude " + jar + ".";
		try (URLClassLoader loader = classPath(OTHERS.resolve(jar))) {
			assertRefused(call(loader, CryptoProviders.class, "get"), sentence);
			assertRefused(call(loader, HawcxOAuth.class, "fromIssuer", "https://api.hawcx.com", "config", "client"),
					sentence);
		}
	}

	@Test
	void firstUseWhenAnOldHttpClientComesFirstThenNamesBothJars() throws IOException, ReflectiveOperationException {
		try (URLClassLoader loader = classPath(OTHERS.resolve("httpclient5-5.3.1.jar"))) {
			assertRefused(call(loader, HawcxOAuth.class, "fromIssuer", "https://api.hawcx.com", "config", "client"),
					"hawcx-core needs Apache HttpClient as httpclient5 5.4 or later, but the class path offers "
							+ "httpclient5-5.3.1.jar first and " + ours("httpclient5-")
							+ " after it: exclude httpclient5-5.3.1.jar.");
			assertThat(call(loader, CryptoProviders.class, "get")).isNull();
		}
	}

	@Test
	void exchangeWhenHttpClientIsTheOldestAllowedThenBothTransportsCarryIt()
			throws IOException, ReflectiveOperationException {
		try (URLClassLoader loader = classPath(OTHERS.resolve("httpclient5-5.4.4.jar"));
				LoopbackServer server = LoopbackServer
					.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx")) {
			String url = server.uri("/").toString();
			for (String method : List.of("failure", "asyncFailure")) {
				assertThat(
						loader.loadClass(Exchanges.class.getName()).getMethod(method, String.class).invoke(null, url))
					.asString()
					.contains("content coding");
			}
			assertThat(server.requests()).hasSize(2)
				.allSatisfy((request) -> assertThat(request.headers()).doesNotContainKey("Accept-Encoding"));
		}
	}

	@Test
	void firstUseWhenTheOthersComeAfterOursThenNothingIsRefused() throws IOException, ReflectiveOperationException {
		Path bouncyCastle = Path.of(find("bcprov-jdk18on-"));
		Path httpClient = Path.of(find("httpclient5-"));
		try (URLClassLoader loader = classPath(bouncyCastle, httpClient, OTHERS.resolve("bc-fips-2.1.0.jar"),
				OTHERS.resolve("httpclient5-5.3.1.jar"))) {
			assertThat(call(loader, CryptoProviders.class, "get")).isNull();
			assertThat(call(loader, HawcxOAuth.class, "fromIssuer", "https://api.hawcx.com", "config", "client"))
				.isNull();
		}
	}

	private static String ours(String name) {
		return Path.of(find(name)).getFileName().toString();
	}

	private static String find(String name) {
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (Path.of(entry).getFileName().toString().startsWith(name)) {
				return entry;
			}
		}
		throw new AssertionError(name + " is not on the class path");
	}

	/**
	 * Exchanges that a class loader of its own is asked for.
	 */
	public static final class Exchanges {

		private Exchanges() {
		}

		public static String failure(String url) {
			try (HttpTransport transport = ApacheHttpTransport.create()) {
				return String.valueOf(transport.send(HttpRequest.get(URI.create(url))).status());
			}
			catch (IOException ex) {
				return ex.getMessage();
			}
		}

		public static String asyncFailure(String url) {
			try (AsyncHttpTransport transport = ApacheAsyncHttpTransport.create()) {
				return transport.send(HttpRequest.get(URI.create(url)))
					.handle((reply, failure) -> String.valueOf(failure))
					.join();
			}
		}

	}

}
