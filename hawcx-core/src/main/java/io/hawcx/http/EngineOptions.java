package io.hawcx.http;

import java.time.Duration;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * What both transports are set up with.
 */
record EngineOptions(DnsResolver resolver, Duration connectTimeout, Tls tls, Proxy proxy) {

	/**
	 * How connections are encrypted.
	 *
	 * @param context decides which servers are trusted; the JVM's default if {@code null}
	 * @param protocols those that are spoken; the engine's choice if {@code null}
	 * @param ciphers those that are offered; the engine's choice if {@code null}
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Tls(@Nullable SSLContext context, String @Nullable [] protocols, String @Nullable [] ciphers) {

		@Nullable DefaultClientTlsStrategy strategy() {
			if (this.context == null && this.protocols == null && this.ciphers == null) {
				return null;
			}
			SSLContext context = (this.context != null) ? this.context : SSLContexts.createSystemDefault();
			return new DefaultClientTlsStrategy(context, this.protocols, this.ciphers, SSLBufferMode.STATIC,
					(HostnameVerifier) null);
		}

	}

	/**
	 * The way out.
	 *
	 * @param host the proxy; what the JVM's system properties say if {@code null}
	 * @param credentials what it asks for, given to no other server
	 */
	record Proxy(@Nullable HttpHost host, @Nullable UsernamePasswordCredentials credentials) {

		@Nullable CredentialsProvider credentialsProvider() {
			if (this.host == null || this.credentials == null) {
				return null;
			}
			BasicCredentialsProvider provider = new BasicCredentialsProvider();
			provider.setCredentials(new AuthScope(this.host), this.credentials);
			return provider;
		}

		@Override
		public String toString() {
			return "Proxy[host=" + this.host + "]";
		}

	}

}
