package io.hawcx;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.GeneratedSecretKey;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application loads when it starts: not what only a login or a call needs.
 */
class ClassesAtStartTests {

	// The private key is the example of RFC 8037, appendix A.1: nobody's.
	private static final String JWK = """
			{"kty":"OKP","crv":"Ed25519","kid":"example","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
			"x":"%s"}""";

	private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

	@Test
	void parseWhenKeysAreUsableThenBouncyCastleIsNotTouched() throws IOException, ReflectiveOperationException {
		GeneratedSecretKey generated = SecretKey.generate("key", "hawcx");
		try (RecordingLoader loader = new RecordingLoader()) {
			loader.call(SigningKey.class, "parse", JWK.formatted(X));
			loader.call(SecretKey.class, "parse", generated.blob());
			loader.call(SigningKey.class, "parse", pem(), "example");
			assertThat(loader.names).contains(SigningKey.class.getName()).noneMatch(RecordingLoader::isBouncyCastle);
		}
	}

	@Test
	void parseWhenPublicHalfIsAnotherThenIsRefusedWithoutBouncyCastle() throws IOException {
		try (RecordingLoader loader = new RecordingLoader()) {
			String other = X.replace('1', '2');
			assertThatExceptionOfType(InvocationTargetException.class)
				.isThrownBy(() -> loader.call(SigningKey.class, "parse", JWK.formatted(other)))
				.havingCause()
				.isInstanceOf(IllegalArgumentException.class)
				.withMessageContaining("its member x");
			assertThat(loader.names).noneMatch(RecordingLoader::isBouncyCastle);
		}
	}

	@Test
	void transportWhenNothingIsSentThenItsEngineIsNotLoaded() throws IOException, ReflectiveOperationException {
		try (RecordingLoader loader = new RecordingLoader()) {
			Object transport = loader.call(ApacheHttpTransport.class, "create");
			loader.loadClass(HttpTransport.class.getName()).getMethod("close").invoke(transport);
			assertThat(loader.names).contains(ApacheHttpTransport.class.getName())
				.noneMatch((name) -> name.startsWith("org.apache.hc.client5.http.impl."))
				.noneMatch((name) -> name.startsWith("org.apache.hc.core5.pool."));
		}
	}

	private static String pem() {
		byte[] seed = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
		byte[] prefix = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIA==");
		byte[] der = new byte[prefix.length + seed.length];
		System.arraycopy(prefix, 0, der, 0, prefix.length);
		System.arraycopy(seed, 0, der, prefix.length, seed.length);
		return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
				+ "\n-----END PRIVATE KEY-----\n";
	}

	/**
	 * The class path once more, which remembers what was loaded from it.
	 */
	private static final class RecordingLoader extends URLClassLoader {

		private final Set<String> names = ConcurrentHashMap.newKeySet();

		RecordingLoader() throws MalformedURLException {
			super(classPath(), ClassLoader.getPlatformClassLoader());
		}

		private static URL[] classPath() throws MalformedURLException {
			String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
			URL[] urls = new URL[entries.length];
			for (int i = 0; i < entries.length; i++) {
				urls[i] = Path.of(entries[i]).toUri().toURL();
			}
			return urls;
		}

		static boolean isBouncyCastle(String name) {
			return name.startsWith("org.bouncycastle.");
		}

		Object call(Class<?> type, String method, String... arguments) throws ReflectiveOperationException {
			Class<?>[] types = new Class<?>[arguments.length];
			Arrays.fill(types, String.class);
			return loadClass(type.getName()).getMethod(method, types).invoke(null, (Object[]) arguments);
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			this.names.add(name);
			return super.findClass(name);
		}

	}

}
