package io.hawcx.http;

import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.ConcurrentModificationException;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How HttpClient 5 is set up: pooled, and without anything that would send a request
 * twice or somewhere else.
 */
final class ApacheHttpClients {

	private static final Logger logger = LoggerFactory.getLogger(ApacheHttpClients.class);

	static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);

	private static final TimeValue CHECK_AFTER = TimeValue.ofMilliseconds(200);

	private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);

	private static final Duration DEADLINE_HEADSTART = Duration.ofSeconds(1);

	private static final int MAX_PER_HOST = 64;

	private static final int MAX_TOTAL = 256;

	private static final int MAX_ASYNC_PER_HOST = 1024;

	private static final int MAX_ASYNC_TOTAL = 4096;

	private static final int IO_THREADS = 2;

	private static final int MAX_HEADER_LINE = 16 * 1024;

	private static final int MAX_HEADERS = 200;

	private ApacheHttpClients() {
	}

	static CloseableHttpClient create(EngineOptions options, EngineThreads threads) {
		PoolingHttpClientConnectionManager connections = connections(options);
		evictIdle(connections, threads);
		HttpClientBuilder builder = HttpClientBuilder.create()
			.setConnectionManager(connections)
			.setRoutePlanner(routes(options.proxy().host()))
			.setDefaultCredentialsProvider(options.proxy().credentialsProvider())
			.setUserAgent(userAgent())
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression()
			.disableAuthCaching();
		TunnelGuard.addTo(builder);
		return builder.build();
	}

	static CloseableHttpAsyncClient createAsync(EngineOptions options, EngineThreads threads) {
		PoolingAsyncClientConnectionManager connections = asyncConnections(options);
		evictIdle(connections, threads);
		HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
			.setConnectionManager(connections)
			.setDefaultCredentialsProvider(options.proxy().credentialsProvider())
			.setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
			.setThreadFactory(threads.named("hawcx-async-io"))
			.setIoReactorExceptionCallback(ApacheHttpClients::report)
			.addExecInterceptorFirst("abort-on-completion", new AbortOnCompletion())
			.setHttp1Config(limits())
			.setRoutePlanner(routes(options.proxy().host()))
			.setUserAgent(userAgent())
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching();
		TunnelGuard.addTo(builder);
		return builder.build();
	}

	// As the builders do it, but by a thread that ends with the transport.
	private static void evictIdle(ConnPoolControl<?> connections, EngineThreads threads) {
		new IdleConnectionEvictor(connections, threads.named("hawcx-idle-connections"), KEEP_ALIVE, KEEP_ALIVE).start();
	}

	static RequestConfig requestConfig(Duration timeout, boolean authenticated) {
		// Longer than the deadline, so that it is always the deadline's own timer that
		// ends an exchange and says why.
		Timeout wait = Timeout.of(Deadline.limit(timeout).plus(DEADLINE_HEADSTART));
		return RequestConfig.custom()
			.setRedirectsEnabled(false)
			// To the proxy alone: there are credentials for no other server.
			.setAuthenticationEnabled(authenticated)
			// In place of the builder's switch, which before HttpClient 5.6 the one that
			// does not block lacks.
			.setContentCompressionEnabled(false)
			.setProtocolUpgradeEnabled(false)
			.setExpectContinueEnabled(false)
			.setConnectionKeepAlive(KEEP_ALIVE)
			.setConnectionRequestTimeout(wait)
			.setResponseTimeout(wait)
			.build();
	}

	private static PoolingAsyncClientConnectionManager asyncConnections(EngineOptions options) {
		PoolingAsyncClientConnectionManagerBuilder builder = PoolingAsyncClientConnectionManagerBuilder.create()
			.setDnsResolver(options.resolver())
			.setMaxConnPerRoute(MAX_ASYNC_PER_HOST)
			.setMaxConnTotal(MAX_ASYNC_TOTAL)
			.setDefaultConnectionConfig(connectionConfig(options.connectTimeout()))
			// Both transports speak the same protocol, so that the same limits hold.
			.setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build());
		DefaultClientTlsStrategy tls = options.tls().strategy();
		if (tls != null) {
			builder.setTlsStrategy(tls);
		}
		return builder.useSystemProperties().build();
	}

	private static ConnectionConfig connectionConfig(Duration connectTimeout) {
		return ConnectionConfig.custom()
			.setConnectTimeout(Timeout.of(connectTimeout))
			.setValidateAfterInactivity(CHECK_AFTER)
			.setTimeToLive(TIME_TO_LIVE)
			.build();
	}

	private static HttpRoutePlanner routes(@Nullable HttpHost proxy) {
		return (proxy != null) ? new DefaultProxyRoutePlanner(proxy) : new SystemDefaultRoutePlanner(null);
	}

	private static Http1Config limits() {
		return Http1Config.custom().setMaxLineLength(MAX_HEADER_LINE).setMaxHeaderCount(MAX_HEADERS).build();
	}

	private static PoolingHttpClientConnectionManager connections(EngineOptions options) {
		PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits()).build())
			.setDnsResolver(options.resolver())
			.setMaxConnPerRoute(MAX_PER_HOST)
			.setMaxConnTotal(MAX_TOTAL)
			.setDefaultConnectionConfig(connectionConfig(options.connectTimeout()));
		DefaultClientTlsStrategy tls = options.tls().strategy();
		if (tls != null) {
			builder.setTlsSocketStrategy(tls);
		}
		return builder.useSystemProperties().build();
	}

	private static void report(Exception failure) {
		// Closing at once takes selectors and keys away from under their threads, by
		// design.
		if (!(failure instanceof ClosedSelectorException || failure instanceof ConcurrentModificationException)) {
			logger.warn("An I/O thread failed; the exchanges that it carried fail with it.", failure);
		}
	}

	private static String userAgent() {
		String version = ApacheHttpClients.class.getPackage().getImplementationVersion();
		return (version != null) ? "hawcx-java/" + version : "hawcx-java";
	}

}
