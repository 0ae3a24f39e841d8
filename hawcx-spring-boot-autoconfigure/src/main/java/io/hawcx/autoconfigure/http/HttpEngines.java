package io.hawcx.autoconfigure.http;

import java.net.URI;
import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Builds the HTTP engine from {@code hawcx.http.*}.
 */
final class HttpEngines {

	private static final String CONNECT_TIMEOUT = "hawcx.http.connect-timeout";

	private static final String PROXY = "hawcx.http.proxy";

	private static final String PROXY_USERNAME = "hawcx.http.proxy-username";

	private static final String PROXY_PASSWORD = "hawcx.http.proxy-password";

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
		setProxyCredentials(builder, properties);
		String bundle = properties.getSslBundle();
		if (StringUtils.hasText(bundle)) {
			setSslBundle(builder, bundle, sslBundles);
		}
		return builder;
	}

	private static void setConnectTimeout(ApacheHttpTransport.Builder builder, Duration timeout) {
		ConfiguredValues.positive(CONNECT_TIMEOUT, timeout);
		builder.connectTimeout(timeout);
	}

	private static void setProxy(ApacheHttpTransport.Builder builder, String proxy) {
		try {
			URI address = URI.create(proxy);
			if (StringUtils.hasText(address.getRawPath()) && !address.getRawPath().equals("/")) {
				throw new IllegalArgumentException("a proxy has no path");
			}
			builder.proxy(address);
		}
		catch (IllegalArgumentException ex) {
			// No cause and no value: a proxy's address may hold a password.
			throw new HawcxConfigurationException(PROXY, PROXY + " is not the address of a proxy.",
					"Write scheme, host and port, such as http://proxy.example.com:3128; a user name belongs to "
							+ PROXY_USERNAME + ".");
		}
	}

	private static void setProxyCredentials(ApacheHttpTransport.Builder builder, HawcxHttpProperties properties) {
		String username = properties.getProxyUsername();
		String password = properties.getProxyPassword();
		if (!StringUtils.hasText(username) && !StringUtils.hasText(password)) {
			return;
		}
		if (!StringUtils.hasText(username) || !StringUtils.hasText(password)) {
			String missing = StringUtils.hasText(username) ? PROXY_PASSWORD : PROXY_USERNAME;
			throw new HawcxConfigurationException(missing,
					"Of " + PROXY_USERNAME + " and " + PROXY_PASSWORD + " only one is set.",
					"Set " + missing + " too, or remove both.");
		}
		if (!StringUtils.hasText(properties.getProxy())) {
			throw new HawcxConfigurationException(PROXY, PROXY_USERNAME + " is set without " + PROXY + ".",
					"Set " + PROXY + ", such as http://proxy.example.com:3128, or remove " + PROXY_USERNAME + " and "
							+ PROXY_PASSWORD + ".");
		}
		try {
			builder.proxyCredentials(username, password);
		}
		catch (IllegalArgumentException ex) {
			throw new HawcxConfigurationException(PROXY_USERNAME, PROXY_USERNAME + " has a colon.",
					"Write the user name alone; the password belongs to " + PROXY_PASSWORD + ".");
		}
	}

	private static void configure(ApacheHttpTransport.Builder builder, SslBundle bundle) {
		builder.sslContext(bundle.createSslContext());
		String[] protocols = bundle.getOptions().getEnabledProtocols();
		if (protocols != null) {
			builder.tlsProtocols(protocols);
		}
		String[] ciphers = bundle.getOptions().getCiphers();
		if (ciphers != null) {
			builder.cipherSuites(ciphers);
		}
	}

	private static void setSslBundle(ApacheHttpTransport.Builder builder, String bundle,
			@Nullable SslBundles sslBundles) {
		if (sslBundles == null) {
			throw unknownBundle(bundle, null);
		}
		try {
			configure(builder, sslBundles.getBundle(bundle));
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
