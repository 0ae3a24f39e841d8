package io.hawcx.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link HttpTransport}, on Apache HttpClient 5. Connections are kept for 30
 * s, checked before they are used again, and at most 64 are open to one host. Retries,
 * redirects, cookies, authentication (but to a proxy) and content codings are off; one
 * timer aborts an exchange that outlives its deadline, wherever it stands. Proxies are
 * those of the JVM's system properties unless one is named. The engine is created by the
 * first request.
 *
 * @since 0.1.0
 */
public final class ApacheHttpTransport implements HttpTransport {

	private final EngineThreads threads = new EngineThreads();

	private final DeferredHttpClient client;

	private final DeadlineDnsResolver resolver;

	private final DeadlineTimer timer;

	private final boolean proxyAuthentication;

	private volatile boolean closed;

	private ApacheHttpTransport(Builder builder) {
		this.resolver = new DeadlineDnsResolver(builder.dnsResolver, this.threads.named("hawcx-dns"));
		this.timer = new DeadlineTimer(new ScheduledThreadPoolExecutor(1, this.threads.named("hawcx-http-deadline")));
		this.proxyAuthentication = builder.proxyCredentials != null;
		this.client = new DeferredHttpClient(builder.options(this.resolver), this.threads);
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
		HttpUriRequestBase exchange = prepare(request);
		Deadline deadline = new Deadline(request.timeout());
		DeadlineTimer.Watch watch = watch(deadline, exchange);
		deadline.enter();
		try {
			return this.client.get().execute(exchange, (reply) -> CappedReply.read(exchange, reply, request));
		}
		catch (IOException | RuntimeException ex) {
			if (deadline.isOver()) {
				throw (IOException) new HttpDeadlineException(request.timeout()).initCause(ex);
			}
			if (this.closed) {
				throw new IOException("the transport was closed during the exchange", ex);
			}
			throw ExchangeFailures.translate(request, ex);
		}
		finally {
			deadline.leave();
			watch.end();
		}
	}

	private DeadlineTimer.Watch watch(Deadline deadline, HttpUriRequestBase exchange) throws IOException {
		try {
			return this.timer.watch(deadline, exchange::cancel);
		}
		catch (RejectedExecutionException ex) {
			throw new IOException("the transport is closed", ex);
		}
	}

	private HttpUriRequestBase prepare(HttpRequest request) {
		HttpUriRequestBase exchange = new HttpUriRequestBase(request.method(), request.uri());
		request.headers().forEach(exchange::setHeader);
		byte[] body = request.body();
		if (body != null) {
			exchange.setEntity(new ByteArrayEntity(body, null));
		}
		exchange.setConfig(ApacheHttpClients.requestConfig(request.timeout(), this.proxyAuthentication));
		return exchange;
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.close();
		this.timer.close();
		this.resolver.close();
		this.threads.end();
	}

	/**
	 * Collects the options of a transport. Each method throws an
	 * {@link IllegalArgumentException} that names the option if its value is unusable.
	 * Not for use by several threads at once.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private Duration connectTimeout = Duration.ofSeconds(2);

		private @Nullable HttpHost proxy;

		private @Nullable UsernamePasswordCredentials proxyCredentials;

		private @Nullable SSLContext sslContext;

		private String @Nullable [] tlsProtocols;

		private String @Nullable [] cipherSuites;

		private DnsResolver dnsResolver = SystemDefaultDnsResolver.INSTANCE;

		private Builder() {
		}

		/**
		 * Set how long one attempt to connect to one address may take, within the
		 * deadline of the request.
		 * @param connectTimeout positive; 2 s by default, so that a second address, or a
		 * second attempt, is tried within the 5 s that discovery has
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = Deadline.limit(HttpArguments.requirePositive("connectTimeout", connectTimeout));
			return this;
		}

		/**
		 * Send everything through this proxy, loopback addresses too, instead of asking
		 * the JVM's system properties.
		 * @param proxy such as {@code http://proxy.example.com:3128}
		 * @return this builder
		 */
		public Builder proxy(URI proxy) {
			String scheme = HttpArguments.requireNonNull("proxy", proxy).getScheme();
			if (!("http".equals(scheme) || "https".equals(scheme)) || proxy.getHost() == null || proxy.getPort() < 1
					|| proxy.getRawUserInfo() != null) {
				throw new IllegalArgumentException("proxy must be a URL such as http://proxy.example.com:3128");
			}
			this.proxy = new HttpHost(scheme, proxy.getHost(), proxy.getPort());
			return this;
		}

		/**
		 * Set the credentials for the proxy. They are sent to no other server.
		 * @param username the user name
		 * @param password the password, which is never logged
		 * @return this builder
		 * @throws IllegalArgumentException if the user name is empty or has a colon
		 */
		public Builder proxyCredentials(String username, String password) {
			if (HttpArguments.requireNonNull("username", username).isEmpty() || username.contains(":")) {
				throw new IllegalArgumentException("the proxy's user name must not be empty or have a colon");
			}
			this.proxyCredentials = new UsernamePasswordCredentials(username,
					HttpArguments.requireNonNull("password", password).toCharArray());
			return this;
		}

		/**
		 * Set the versions of TLS to use.
		 * @param protocols names such as {@code TLSv1.3}; those that the JVM enables by
		 * default, without the weak ones
		 * @return this builder
		 * @throws IllegalArgumentException if there are none
		 */
		public Builder tlsProtocols(String... protocols) {
			this.tlsProtocols = requireSome("protocols", protocols);
			return this;
		}

		/**
		 * Set the cipher suites to offer.
		 * @param cipherSuites names such as {@code TLS_AES_256_GCM_SHA384}; those that
		 * the JVM enables by default, without the weak ones
		 * @return this builder
		 * @throws IllegalArgumentException if there are none
		 */
		public Builder cipherSuites(String... cipherSuites) {
			this.cipherSuites = requireSome("cipherSuites", cipherSuites);
			return this;
		}

		private static String[] requireSome(String name, String[] values) {
			if (HttpArguments.requireNonNull(name, values).length == 0) {
				throw new IllegalArgumentException(name + " must not be empty");
			}
			return values.clone();
		}

		private EngineOptions options(DnsResolver resolver) {
			if (this.proxyCredentials != null && this.proxy == null) {
				throw new IllegalArgumentException("proxyCredentials must not be set without a proxy");
			}
			return new EngineOptions(resolver, this.connectTimeout,
					new EngineOptions.Tls(this.sslContext, this.tlsProtocols, this.cipherSuites),
					new EngineOptions.Proxy(this.proxy, this.proxyCredentials));
		}

		/**
		 * Set the SSL context, which decides which servers are trusted.
		 * @param sslContext the JVM's default by default
		 * @return this builder
		 */
		public Builder sslContext(SSLContext sslContext) {
			this.sslContext = HttpArguments.requireNonNull("sslContext", sslContext);
			return this;
		}

		Builder dnsResolver(DnsResolver dnsResolver) {
			this.dnsResolver = dnsResolver;
			return this;
		}

		/**
		 * Build the transport. Nothing is connected yet.
		 * @return the transport, to be closed by the caller
		 * @throws IllegalArgumentException if proxy credentials were set without a proxy
		 */
		public ApacheHttpTransport build() {
			return new ApacheHttpTransport(this);
		}

		/**
		 * Build a transport that does not block, with the same options. Nothing is
		 * connected yet.
		 * @return the transport, to be closed by the caller
		 * @throws IllegalArgumentException if proxy credentials were set without a proxy
		 */
		public ApacheAsyncHttpTransport buildAsync() {
			return new ApacheAsyncHttpTransport(options(this.dnsResolver), this.proxyCredentials != null);
		}

	}

}
