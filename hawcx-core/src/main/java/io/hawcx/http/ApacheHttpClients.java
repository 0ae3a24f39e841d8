package io.hawcx.http;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * How HttpClient 5 is set up: pooled, and without anything that would send a request
 * twice or somewhere else.
 */
final class ApacheHttpClients {

	static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);

	private static final TimeValue CHECK_AFTER = TimeValue.ofMilliseconds(200);

	private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);

	private static final int MAX_PER_HOST = 64;

	private static final int MAX_TOTAL = 256;

	private static final int MAX_HEADER_LINE = 16 * 1024;

	private static final int MAX_HEADERS = 200;

	private ApacheHttpClients() {
	}

	static CloseableHttpClient create(DnsResolver resolver, Duration connectTimeout, @Nullable SSLContext sslContext,
			@Nullable HttpHost proxy) {
		return HttpClientBuilder.create()
			.setConnectionManager(connections(resolver, connectTimeout, sslContext))
			.setRoutePlanner(
					(proxy != null) ? new DefaultProxyRoutePlanner(proxy) : new SystemDefaultRoutePlanner(null))
			.setUserAgent(userAgent())
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression()
			.disableAuthCaching()
			.evictExpiredConnections()
			.evictIdleConnections(KEEP_ALIVE)
			.build();
	}

	private static PoolingHttpClientConnectionManager connections(DnsResolver resolver, Duration connectTimeout,
			@Nullable SSLContext sslContext) {
		Http1Config limits = Http1Config.custom()
			.setMaxLineLength(MAX_HEADER_LINE)
			.setMaxHeaderCount(MAX_HEADERS)
			.build();
		PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
			.setDnsResolver(resolver)
			.setMaxConnPerRoute(MAX_PER_HOST)
			.setMaxConnTotal(MAX_TOTAL)
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(connectTimeout))
				.setValidateAfterInactivity(CHECK_AFTER)
				.setTimeToLive(TIME_TO_LIVE)
				.build());
		if (sslContext != null) {
			builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(sslContext));
		}
		return builder.useSystemProperties().build();
	}

	static ThreadFactory daemons(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

	private static String userAgent() {
		String version = ApacheHttpClients.class.getPackage().getImplementationVersion();
		return (version != null) ? "hawcx-java/" + version : "hawcx-java";
	}

}
