package io.hawcx.autoconfigure.http;

import java.net.URI;
import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Builds the HTTP engine from {@code hawcx.http.*}.
 */
final class HttpEngines {

	private static final String CONNECT_TIMEOUT = "hawcx.http.connect-timeout";

	private static final String PROXY = "hawcx.http.proxy";

	private static final String SSL_BUNDLE = "hawcx.http.ssl-bundle";

	private HttpEngines() {
	}

	static HttpTransport create(HawcxHttpProperties properties, @Nullable SslBundles sslBundles) {
		return configure(properties, sslBundles).build();
	}

	static AsyncHttpTransport createAsync(HawcxHttpProperties properties, @Nullable SslBundles sslBundles) {
		return configure(properties, sslBundles).buildAsync();
	}

	private static ApacheHttpTransport.Builder configure(HawcxHttpProperties properties,
			@Nullable SslBundles sslBundles) {
		ApacheHttpTransport.Builder builder = ApacheHttpTransport.builder();
		setConnectTimeout(builder, properties.getConnectTimeout());
		String proxy = properties.getProxy();
		if (StringUtils.hasText(proxy)) {
			setProxy(builder, proxy);
		}
		String bundle = properties.getSslBundle();
		if (StringUtils.hasText(bundle)) {
			setSslBundle(builder, bundle, sslBundles);
		}
		return builder;
	}

	private static void setConnectTimeout(ApacheHttpTransport.Builder builder, Duration timeout) {
		try {
			builder.connectTimeout(timeout);
		}
		catch (IllegalArgumentException ex) {
			throw new HawcxConfigurationException(CONNECT_TIMEOUT, CONNECT_TIMEOUT + " must be longer than zero.",
					"Write a duration such as 10s, or remove " + CONNECT_TIMEOUT + ".", ex);
		}
	}

	private static void setProxy(ApacheHttpTransport.Builder builder, String proxy) {
		try {
			builder.proxy(URI.create(proxy));
		}
		catch (IllegalArgumentException ex) {
			// No cause and no value: a proxy's address may hold a password.
			throw new HawcxConfigurationException(PROXY, PROXY + " is not the address of a proxy.",
					"Write scheme, host and port, such as http://proxy.example.com:3128, and no user name.");
		}
	}

	private static void setSslBundle(ApacheHttpTransport.Builder builder, String bundle,
			@Nullable SslBundles sslBundles) {
		if (sslBundles == null) {
			throw unknownBundle(bundle, null);
		}
		try {
			builder.sslContext(sslBundles.getBundle(bundle).createSslContext());
		}
		catch (NoSuchSslBundleException ex) {
			throw unknownBundle(bundle, ex);
		}
	}

	private static HawcxConfigurationException unknownBundle(String bundle, @Nullable Exception cause) {
		return new HawcxConfigurationException(SSL_BUNDLE,
				SSL_BUNDLE + " names '" + bundle + "', but there is no SSL bundle of that name.",
				"Define it under spring.ssl.bundle.jks or spring.ssl.bundle.pem, or remove " + SSL_BUNDLE + ".", cause);
	}

}
