package io.hawcx.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link HttpTransport}, on Apache HttpClient 5. Connections are kept for 30
 * s, checked before they are used again, and at most 64 are open to one host. Retries,
 * redirects, cookies, authentication and content codings are off; one timer aborts an
 * exchange that outlives its deadline, wherever it stands. Proxies are those of the JVM's
 * system properties unless one is named.
 *
 * @since 0.1.0
 */
public final class ApacheHttpTransport implements HttpTransport {

	private final CloseableHttpClient client;

	private final DeadlineDnsResolver resolver;

	private final ScheduledThreadPoolExecutor timer;

	private volatile boolean closed;

	private ApacheHttpTransport(Builder builder) {
		this.resolver = new DeadlineDnsResolver(builder.dnsResolver, ApacheHttpClients.daemons("hawcx-dns"));
		this.timer = new ScheduledThreadPoolExecutor(1, ApacheHttpClients.daemons("hawcx-http-deadline"));
		this.timer.setRemoveOnCancelPolicy(true);
		this.client = ApacheHttpClients.create(this.resolver, builder.connectTimeout, builder.sslContext,
				builder.proxy);
	}

	/**
	 * Create a transport with the defaults.
	 * @return the transport, to be closed by the caller
	 */
	public static ApacheHttpTransport create() {
		return builder().build();
	}

	/**
	 * Start from the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public HttpResponse send(HttpRequest request) throws IOException {
		if (this.closed) {
			throw new IOException("the transport is closed");
		}
		HttpUriRequestBase exchange = prepare(request);
		Deadline deadline = new Deadline(request.timeout());
		Future<?> timeout = this.timer.schedule(() -> {
			deadline.expire();
			exchange.cancel();
		}, Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
		deadline.enter();
		try {
			return this.client.execute(exchange, (reply) -> CappedReply.read(exchange, reply, request));
		}
		catch (IOException | RuntimeException ex) {
			if (deadline.isOver()) {
				throw (IOException) new HttpDeadlineException(request.timeout()).initCause(ex);
			}
			if (this.closed) {
				throw new IOException("the transport was closed during the exchange", ex);
			}
			if (ex instanceof IOException failure) {
				throw ConnectFailures.tell(request, failure);
			}
			throw ex;
		}
		finally {
			deadline.leave();
			timeout.cancel(false);
		}
	}

	private HttpUriRequestBase prepare(HttpRequest request) {
		HttpUriRequestBase exchange = new HttpUriRequestBase(request.method(), request.uri());
		request.headers().forEach(exchange::setHeader);
		byte[] body = request.body();
		if (body != null) {
			exchange.setEntity(new ByteArrayEntity(body, null));
		}
		exchange.setConfig(ApacheHttpClients.requestConfig(request.timeout()));
		return exchange;
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.close(CloseMode.IMMEDIATE);
		this.timer.shutdownNow();
		this.resolver.close();
	}

	/**
	 * Collects the options of a transport.
	 */
	public static final class Builder {

		private Duration connectTimeout = Duration.ofSeconds(2);

		private @Nullable HttpHost proxy;

		private @Nullable SSLContext sslContext;

		private DnsResolver dnsResolver = SystemDefaultDnsResolver.INSTANCE;

		private Builder() {
		}

		/**
		 * Set how long one attempt to connect to one address may take, within the
		 * deadline of the request.
		 * @param connectTimeout positive; 2 s by default
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			if (connectTimeout.isNegative() || connectTimeout.isZero()) {
				throw new IllegalArgumentException("connectTimeout must be positive");
			}
			this.connectTimeout = Deadline.limit(connectTimeout);
			return this;
		}

		/**
		 * Send everything through this proxy, loopback addresses too, instead of asking
		 * the JVM's system properties.
		 * @param proxy such as {@code http://proxy.example.com:3128}
		 * @return this builder
		 */
		public Builder proxy(URI proxy) {
			String scheme = proxy.getScheme();
			if (!("http".equals(scheme) || "https".equals(scheme)) || proxy.getHost() == null || proxy.getPort() < 1
					|| proxy.getRawUserInfo() != null) {
				throw new IllegalArgumentException("proxy must be a URL such as http://proxy.example.com:3128");
			}
			this.proxy = new HttpHost(scheme, proxy.getHost(), proxy.getPort());
			return this;
		}

		/**
		 * Set what decides which servers are trusted.
		 * @param sslContext the JVM's default by default
		 * @return this builder
		 */
		public Builder sslContext(SSLContext sslContext) {
			this.sslContext = sslContext;
			return this;
		}

		Builder dnsResolver(DnsResolver dnsResolver) {
			this.dnsResolver = dnsResolver;
			return this;
		}

		/**
		 * Build the transport. Nothing is connected yet.
		 * @return the transport, to be closed by the caller
		 */
		public ApacheHttpTransport build() {
			return new ApacheHttpTransport(this);
		}

		/**
		 * Build a transport that does not block, with the same options. Nothing is
		 * connected yet.
		 * @return the transport, to be closed by the caller
		 */
		public ApacheAsyncHttpTransport buildAsync() {
			return new ApacheAsyncHttpTransport(
					ApacheHttpClients.createAsync(this.dnsResolver, this.connectTimeout, this.sslContext, this.proxy));
		}

	}

}
