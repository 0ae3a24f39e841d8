package io.hawcx.autoconfigure;

import java.net.URI;

import io.hawcx.http.ApacheHttpTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Builds the HTTP engine from {@code hawcx.http.*}.
 */
final class HttpEngines {

	private static final String PROXY = "hawcx.http.proxy";

	private static final String SSL_BUNDLE = "hawcx.http.ssl-bundle";

	private HttpEngines() {
	}

	static ApacheHttpTransport create(HawcxProperties.Http properties, @Nullable SslBundles sslBundles) {
		ApacheHttpTransport.Builder builder = ApacheHttpTransport.builder();
		ConfiguredValues.positive("hawcx.http.connect-timeout", properties.getConnectTimeout());
		builder.connectTimeout(properties.getConnectTimeout());
		String proxy = ConfiguredValues.text(properties.getProxy());
		if (proxy != null) {
			setProxy(builder, proxy);
		}
		String bundle = ConfiguredValues.text(properties.getSslBundle());
		if (bundle != null) {
			setSslBundle(builder, bundle, sslBundles);
		}
		return builder.build();
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
