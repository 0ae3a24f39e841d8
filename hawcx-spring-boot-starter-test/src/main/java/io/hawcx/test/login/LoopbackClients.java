package io.hawcx.test.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Clients that know what browsers know and Java does not: every name below
 * {@code localhost} is this machine
 * (<a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761</a>).
 */
final class LoopbackClients {

	private static final long SECONDS = 30;

	private LoopbackClients() {
	}

	/**
	 * Create a client that does nothing by itself and keeps no connection.
	 * @param trust whose certificates are good and for which hosts, or {@code null} for
	 * whom Java trusts
	 * @return the client
	 */
	static HttpClient create(@Nullable SSLContext trust) {
		PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
			.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(SECONDS, TimeUnit.SECONDS).build())
			.setDnsResolver(new LoopbackNames());
		if (trust != null) {
			// Which hosts a certificate is good for, the trust manager says.
			connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.BUILTIN,
					NoopHostnameVerifier.INSTANCE));
		}
		return HttpClients.custom()
			.setConnectionManager(connections.build())
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SECONDS, TimeUnit.SECONDS).build())
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableAuthCaching()
			.build();
	}

	static boolean isBelowLocalhost(String host) {
		return host.toLowerCase(Locale.ROOT).endsWith(".localhost");
	}

	private static final class LoopbackNames extends SystemDefaultDnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			return super.resolve(isBelowLocalhost(host) ? "localhost" : host);
		}

	}

}
