package io.hawcx.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of an exchange for which nobody waits any more. Cancelling
 * HttpClient's own future is not enough: one that comes while the exchange moves from one
 * step to the next is lost, and the connection stays open for as long as the server keeps
 * sending. So whatever connection there is when the wait ends is closed, and no request
 * is sent on one that comes later.
 */
final class AbortOnCompletion implements AsyncExecChainHandler {

	private static final String REPLY = AbortOnCompletion.class.getName();

	static HttpClientContext context(CompletableFuture<HttpResponse> reply) {
		HttpClientContext context = HttpClientContext.create();
		context.setAttribute(REPLY, reply);
		return context;
	}

	@Override
	public void execute(HttpRequest request, AsyncEntityProducer entityProducer, AsyncExecChain.Scope scope,
			AsyncExecChain chain, AsyncExecCallback callback) throws HttpException, IOException {
		AsyncExecRuntime connection = scope.execRuntime;
		if (scope.clientContext.getAttribute(REPLY) instanceof CompletableFuture<?> reply) {
			reply.whenComplete((response, failure) -> {
				if (failure != null) {
					connection.discardEndpoint();
				}
			});
		}
		chain.proceed(request, entityProducer, scope, callback);
	}

	/**
	 * Sends a request unless nobody waits for its reply.
	 */
	static final class Producer extends BasicRequestProducer {

		private final CompletableFuture<HttpResponse> reply;

		Producer(HttpRequest head, @Nullable AsyncEntityProducer body, CompletableFuture<HttpResponse> reply) {
			super(head, body);
			this.reply = reply;
		}

		@Override
		public void sendRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
			if (this.reply.isDone()) {
				throw new IOException("the exchange was aborted before it was sent");
			}
			super.sendRequest(channel, context);
		}

	}

}
