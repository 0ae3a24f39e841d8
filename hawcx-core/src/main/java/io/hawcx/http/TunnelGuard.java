package io.hawcx.http;

import java.io.IOException;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Refuses what a proxy answers in place of making a tunnel (RFC 9110 section 9.3.6). The
 * engine returns that like a reply of the server at the other end of the tunnel; but TLS
 * begins within the tunnel only, so that whoever stands before the proxy can write it.
 */
final class TunnelGuard {

	private static final String AT_SERVER = TunnelGuard.class.getName();

	private TunnelGuard() {
	}

	static void addTo(HttpClientBuilder builder) {
		builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), "tunnel-guard", new Blocking())
			.addExecInterceptorAfter(ChainElement.CONNECT.name(), "at-server", (request, scope, chain) -> {
				scope.clientContext.setAttribute(AT_SERVER, true);
				return chain.proceed(request, scope);
			});
	}

	static void addTo(HttpAsyncClientBuilder builder) {
		builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), "tunnel-guard", new Async())
			.addExecInterceptorAfter(ChainElement.CONNECT.name(), "at-server",
					(request, body, scope, chain, callback) -> {
						scope.clientContext.setAttribute(AT_SERVER, true);
						chain.proceed(request, body, scope, callback);
					});
	}

	private static boolean isOfProxy(HttpRoute route, HttpClientContext context) {
		return route.isTunnelled() && context.getAttribute(AT_SERVER) == null;
	}

	private static HttpConnectException refusal(HttpRoute route, int status) {
		HttpHost proxy = route.getProxyHost();
		return new HttpConnectException("no connection to " + route.getTargetHost().toURI() + " through the proxy "
				+ ((proxy != null) ? proxy.toURI() : "") + ", which answered with status " + status + ": "
				+ remedy(status), null, status < 500 && status != 429);
	}

	private static String remedy(int status) {
		if (status == 407) {
			return "it asks for a user name and a password, or refuses those that it got "
					+ "(hawcx.http.proxy-username, hawcx.http.proxy-password)";
		}
		return ((status >= 500) ? "it does not reach that address" : "it does not let requests through to that address")
				+ "; check the proxy" + ConnectFailures.PROXY;
	}

	private static final class Blocking implements ExecChainHandler {

		@Override
		public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
				throws IOException, HttpException {
			ClassicHttpResponse reply = chain.proceed(request, scope);
			if (isOfProxy(scope.route, scope.clientContext)) {
				scope.execRuntime.discardEndpoint();
				reply.close();
				throw refusal(scope.route, reply.getCode());
			}
			return reply;
		}

	}

	private static final class Async implements AsyncExecChainHandler {

		@Override
		public void execute(HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope,
				AsyncExecChain chain, AsyncExecCallback callback) throws HttpException, IOException {
			chain.proceed(request, body, scope, scope.route.isTunnelled() ? guard(scope, callback) : callback);
		}

		private static AsyncExecCallback guard(AsyncExecChain.Scope scope, AsyncExecCallback callback) {
			return new AsyncExecCallback() {

				@Override
				public AsyncDataConsumer handleResponse(HttpResponse reply, EntityDetails details)
						throws HttpException, IOException {
					if (isOfProxy(scope.route, scope.clientContext)) {
						throw refusal(scope.route, reply.getCode());
					}
					return callback.handleResponse(reply, details);
				}

				@Override
				public void handleInformationResponse(HttpResponse reply) throws HttpException, IOException {
					callback.handleInformationResponse(reply);
				}

				@Override
				public void completed() {
					callback.completed();
				}

				@Override
				public void failed(Exception cause) {
					callback.failed(cause);
				}

			};
		}

	}

}
