package io.hawcx.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link AsyncHttpTransport}, on Apache HttpClient 5, set up like
 * {@link ApacheHttpTransport} and built by the same builder. Two I/O threads carry every
 * exchange; at most 1,024 connections are open to one host.
 *
 * @since 0.1.0
 */
public final class ApacheAsyncHttpTransport implements AsyncHttpTransport {

	private static final int LOOKUP_THREADS = 4;

	private final EngineThreads threads = new EngineThreads();

	private final CloseableHttpAsyncClient client;

	private final boolean proxyAuthentication;

	private final DeadlineTimer timer;

	private final ThreadPoolExecutor lookups;

	// What close() must fail: an exchange that waits for a lookup or a connection is
	// nobody's but ours.
	private final Set<CompletableFuture<HttpResponse>> underWay = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	ApacheAsyncHttpTransport(EngineOptions options, boolean proxyAuthentication) {
		this.client = ApacheHttpClients.createAsync(options, this.threads);
		this.proxyAuthentication = proxyAuthentication;
		this.timer = new DeadlineTimer(new ScheduledThreadPoolExecutor(1, this.threads.named("hawcx-async-deadline")));
		this.lookups = new ThreadPoolExecutor(LOOKUP_THREADS, LOOKUP_THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), this.threads.named("hawcx-async-dns"));
		this.lookups.allowCoreThreadTimeOut(true);
		this.client.start();
	}

	/**
	 * Create a transport with the defaults.
	 * @return the transport, to be closed by the caller
	 */
	public static ApacheAsyncHttpTransport create() {
		return ApacheHttpTransport.builder().buildAsync();
	}

	@Override
	public CompletableFuture<HttpResponse> send(HttpRequest request) {
		CompletableFuture<HttpResponse> reply = new CompletableFuture<>();
		this.underWay.add(reply);
		reply.whenComplete((response, failure) -> this.underWay.remove(reply));
		try {
			DeadlineTimer.Watch watch = this.timer.watch(new Deadline(request.timeout()),
					() -> reply.completeExceptionally(new HttpDeadlineException(request.timeout())));
			reply.whenComplete((response, failure) -> watch.end());
			starter(request).execute(() -> start(request, reply));
		}
		catch (RejectedExecutionException ex) {
			reply.completeExceptionally(new IOException("the transport is closed"));
		}
		if (this.closed) {
			// Whoever closed it meanwhile may not have seen this exchange.
			failAll();
		}
		return reply;
	}

	// A name is resolved by whoever starts the exchange: that must not be the caller.
	private Executor starter(HttpRequest request) {
		return DeadlineDnsResolver.isLiteral(request.uri().getHost()) ? Runnable::run : this.lookups;
	}

	private void start(HttpRequest request, CompletableFuture<HttpResponse> reply) {
		if (reply.isDone()) {
			return;
		}
		try {
			execute(request, reply);
		}
		catch (RuntimeException ex) {
			// Nobody waits for what is thrown here.
			reply.completeExceptionally(ExchangeFailures.translate(request, ex));
		}
	}

	private void execute(HttpRequest request, CompletableFuture<HttpResponse> reply) {
		HttpClientContext context = AbortOnCompletion.context(reply);
		context.setRequestConfig(ApacheHttpClients.requestConfig(request.timeout(), this.proxyAuthentication));
		Future<HttpResponse> exchange = this.client.execute(produce(request, reply),
				new CappedReplyConsumer(request.maxResponseBytes()), context, new Completion(request, reply));
		// Whatever ends the wait first, deadline or cancellation, ends the exchange too.
		reply.whenComplete((response, failure) -> exchange.cancel(true));
	}

	private static AsyncRequestProducer produce(HttpRequest request, CompletableFuture<HttpResponse> reply) {
		BasicHttpRequest head = new BasicHttpRequest(request.method(), request.uri());
		request.headers().forEach(head::setHeader);
		byte[] body = request.body();
		return new AbortOnCompletion.Producer(head, (body != null) ? new BasicAsyncEntityProducer(body, null) : null,
				reply);
	}

	@Override
	public void close() {
		this.closed = true;
		this.timer.close();
		this.lookups.shutdownNow();
		failAll();
		this.client.close(CloseMode.IMMEDIATE);
		this.threads.end();
	}

	private void failAll() {
		this.underWay.forEach((reply) -> reply.completeExceptionally(closedMeanwhile(null)));
	}

	private static IOException closedMeanwhile(@Nullable Throwable cause) {
		return new IOException("the transport was closed during the exchange", cause);
	}

	private final class Completion implements FutureCallback<HttpResponse> {

		private final HttpRequest request;

		private final CompletableFuture<HttpResponse> reply;

		Completion(HttpRequest request, CompletableFuture<HttpResponse> reply) {
			this.request = request;
			this.reply = reply;
		}

		@Override
		public void completed(HttpResponse response) {
			this.reply.complete(response);
		}

		@Override
		public void failed(Exception failure) {
			this.reply.completeExceptionally(translate(failure));
		}

		private IOException translate(Exception failure) {
			if (ApacheAsyncHttpTransport.this.closed) {
				// Closing interrupts lookups and cuts connections: what they then say
				// would
				// send its reader looking for a fault in the network.
				return closedMeanwhile(failure);
			}
			return ExchangeFailures.translate(this.request, failure);
		}

		@Override
		public void cancelled() {
			this.reply.completeExceptionally(ApacheAsyncHttpTransport.this.closed ? closedMeanwhile(null)
					: new IOException("the exchange was aborted"));
		}

	}

}
