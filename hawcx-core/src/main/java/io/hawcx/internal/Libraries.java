package io.hawcx.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.hawcx.IncompatibleLibraryException;
import org.jspecify.annotations.Nullable;

/**
 * Tells libraries that are too old, or other editions, by one sentence in place of a
 * {@link NoSuchMethodError} at the first call. It looks for the name of a method in a
 * class file: no class is loaded for it.
 */
public final class Libraries {

	private static final @Nullable String BOUNCY_CASTLE = problem("org/bouncycastle/math/ec/rfc8032/Ed25519.class",
			"validatePublicKeyPartialExport", "Bouncy Castle as bcprov-jdk18on 1.73 or later");

	private static final @Nullable String HTTP_CLIENT = problem(
			"org/apache/hc/client5/http/config/RequestConfig$Builder.class", "setProtocolUpgradeEnabled",
			"Apache HttpClient as httpclient5 5.4 or later");

	private Libraries() {
	}

	/**
	 * Refuse a Bouncy Castle that cannot be used.
	 * @throws IncompatibleLibraryException if it cannot
	 */
	public static void requireBouncyCastle() {
		require(BOUNCY_CASTLE);
	}

	/**
	 * Refuse a Bouncy Castle or an HttpClient that cannot be used.
	 * @throws IncompatibleLibraryException if one of them cannot
	 */
	public static void require() {
		require(BOUNCY_CASTLE);
		require(HTTP_CLIENT);
	}

	private static void require(@Nullable String problem) {
		if (problem != null) {
			throw new IncompatibleLibraryException(problem);
		}
	}

	private static @Nullable String problem(String classFile, String method, String needed) {
		try {
			List<URL> found = find(classFile);
			// None where class files are no resources, as in a native image.
			if (found.isEmpty() || holds(found.get(0), method)) {
				return null;
			}
			String good = null;
			for (URL other : found) {
				good = (good == null && holds(other, method)) ? jar(other, classFile) : good;
			}
			String used = jar(found.get(0), classFile);
			return "hawcx-core needs " + needed + ", but the class path offers " + used
					+ ((good != null) ? " first and " + good + " after it: exclude " + used + "."
							: " alone: replace or exclude " + used + ".");
		}
		catch (IOException ex) {
			// Not known: the first call will tell.
			return null;
		}
	}

	private static List<URL> find(String classFile) throws IOException {
		ClassLoader loader = Libraries.class.getClassLoader();
		return (loader != null) ? Collections.list(loader.getResources(classFile)) : List.of();
	}

	private static boolean holds(URL classFile, String method) throws IOException {
		try (InputStream bytes = open(classFile.openConnection())) {
			return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains(method);
		}
	}

	private static InputStream open(URLConnection connection) throws IOException {
		// A cached jar would stay open for good.
		connection.setUseCaches(false);
		if (connection instanceof JarURLConnection jar && jar.getJarFileURL().getProtocol().equals("file")) {
			// As a zip: of a signed jar the whole manifest would be verified, which costs
			// fifty milliseconds at start.
			try (ZipFile zip = new ZipFile(new File(URI.create(jar.getJarFileURL().toString())))) {
				ZipEntry entry = zip.getEntry(jar.getEntryName());
				if (entry != null) {
					return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
				}
			}
		}
		return connection.getInputStream();
	}

	// Such as jar:file:/lib/a.jar!/org/X.class, or a folder's file:/classes/org/X.class.
	private static String jar(URL classFile, String name) {
		String url = classFile.toString();
		String container = url.substring(0, url.length() - name.length()).replaceAll("[!/]+$", "");
		return container.substring(container.lastIndexOf('/') + 1);
	}

}
