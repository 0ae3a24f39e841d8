package io.hawcx.oauth;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import io.hawcx.http.ApacheAsyncHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.exchange.AsyncRequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a {@link HawcxOAuthAsync}. Not for use by several threads at
 * once.
 *
 * @since 0.1.0
 */
public final class HawcxOAuthAsyncBuilder extends OAuthClientBuilder<HawcxOAuthAsyncBuilder> {

	private @Nullable AsyncHttpTransport transport;

	private Executor executor = ForkJoinPool.commonPool();

	HawcxOAuthAsyncBuilder(String issuer, String configId, String clientId) {
		super(issuer, configId, clientId);
	}

	@Override
	HawcxOAuthAsyncBuilder self() {
		return this;
	}

	/**
	 * Set what carries the requests; the default is an {@link ApacheAsyncHttpTransport}
	 * of the client's own.
	 * @param transport the transport, which closing the client does not close
	 * @return this builder
	 */
	public HawcxOAuthAsyncBuilder transport(AsyncHttpTransport transport) {
		this.transport = Arguments.requireNonNull("transport", transport);
		return this;
	}

	/**
	 * Set the executor that checks replies and completes futures: short work that does
	 * not block, unless what the application attaches does. The default is
	 * {@link ForkJoinPool#commonPool()}, which is there anyway and needs no closing.
	 * @param executor the executor, which closing the client does not close
	 * @return this builder
	 */
	public HawcxOAuthAsyncBuilder executor(Executor executor) {
		this.executor = Arguments.requireNonNull("executor", executor);
		return this;
	}

	/**
	 * Create the client. Nothing is sent.
	 * @return the client, to be closed when it is no longer needed
	 */
	public HawcxOAuthAsync build() {
		AsyncHttpTransport given = this.transport;
		AsyncHttpTransport used = (given != null) ? given : ApacheAsyncHttpTransport.create();
		AsyncRequestSender sender = new AsyncRequestSender(used, this.executor);
		return new HawcxOAuthAsync(calls(sender), sender, used, given == null);
	}

}
