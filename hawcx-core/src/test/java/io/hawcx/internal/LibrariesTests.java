package io.hawcx.internal;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.hawcx.IncompatibleLibraryException;
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
		try (URLClassLoader loader = classPath(OTHERS.resolve("httpclient5-5.4.jar"))) {
			assertRefused(call(loader, HawcxOAuth.class, "fromIssuer", "https://api.hawcx.com", "config", "client"),
					"hawcx-core needs Apache HttpClient as httpclient5 5.6 or later, but the class path offers "
							+ "httpclient5-5.4.jar first and " + ours("httpclient5-")
							+ " after it: exclude httpclient5-5.4.jar.");
			assertThat(call(loader, CryptoProviders.class, "get")).isNull();
		}
	}

	@Test
	void firstUseWhenTheOthersComeAfterOursThenNothingIsRefused() throws IOException, ReflectiveOperationException {
		Path bouncyCastle = Path.of(find("bcprov-jdk18on-"));
		Path httpClient = Path.of(find("httpclient5-"));
		try (URLClassLoader loader = classPath(bouncyCastle, httpClient, OTHERS.resolve("bc-fips-2.1.0.jar"),
				OTHERS.resolve("httpclient5-5.4.jar"))) {
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

}
