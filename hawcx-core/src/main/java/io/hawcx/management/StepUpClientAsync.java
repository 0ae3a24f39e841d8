package io.hawcx.management;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

import io.hawcx.http.ApacheAsyncHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.exchange.AsyncRequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Makes management calls without blocking: the sibling of {@link StepUpClient}, with the
 * same options, steps and failures. {@link io.hawcx.HawcxAsync} is the shorter way to it.
 * Immutable and safe for use by several threads at once.
 * <p>
 * A wrong argument is thrown at once. Every other failure is that of the future: the
 * {@link io.hawcx.DelegationException} itself in {@code whenComplete} and the like, and
 * the cause of what {@code get} and {@code join} throw. A request is sealed and signed on
 * the calling thread; its reply is checked, and the future completed, on the executor.
 * Cancelling the future aborts the exchange, after which it is not known whether the call
 * was carried out.
 *
 * @since 0.1.0
 */
public final class StepUpClientAsync implements AutoCloseable {

	private final ManagementCalls calls;

	private final AsyncHttpTransport transport;

	private final boolean ownsTransport;

	private final AsyncRequestSender sender;

	private StepUpClientAsync(ManagementOptions options, @Nullable AsyncHttpTransport transport, Executor executor) {
		options.requireOneAuthentication();
		this.ownsTransport = transport == null;
		this.transport = (transport != null) ? transport : ApacheAsyncHttpTransport.create();
		this.sender = new AsyncRequestSender(this.transport, executor);
		this.calls = new ManagementCalls(options, this.sender);
	}

	/**
	 * Start building a client.
	 * @param baseUrl the API host, such as {@code https://api.hawcx.com}; https, or http
	 * on a loopback host
	 * @param configId the tenant's config id
	 * @return a builder
	 * @throws IllegalArgumentException if the URL is refused or the config id is not
	 * printable ASCII
	 */
	public static Builder<StepUpClientAsync> builder(String baseUrl, String configId) {
		return builder(baseUrl, configId, Function.identity());
	}

	/**
	 * Start building something that wraps a client.
	 * @param <T> the type of the wrapper
	 * @param baseUrl the API host, such as {@code https://api.hawcx.com}; https, or http
	 * on a loopback host
	 * @param configId the tenant's config id
	 * @param wrapper makes it of the client, when that is built
	 * @return a builder
	 * @throws IllegalArgumentException if the URL is refused, the config id is not
	 * printable ASCII, or the wrapper is {@code null}
	 */
	public static <T> Builder<T> builder(String baseUrl, String configId, Function<StepUpClientAsync, T> wrapper) {
		return new Builder<>(baseUrl, configId, Arguments.requireNonNull("wrapper", wrapper));
	}

	/**
	 * Begin a step-up.
	 * @param stepUp what the user wants to change
	 * @return the token for whoever asks the user for the proof
	 * @throws IllegalArgumentException if the step-up is {@code null}
	 */
	public CompletableFuture<StepUpToken> startStepUp(StepUp stepUp) {
		return this.sender.call((sender) -> this.calls.startStepUp(sender, stepUp));
	}

	/**
	 * Complete a step-up.
	 * @param receipt what proves that the user has consented; good for one use. How a
	 * page or app gets one from Hawcx is not published
	 * @return whether the change was carried out
	 * @throws IllegalArgumentException if the receipt is blank
	 */
	public CompletableFuture<StepUpResult> consumeStepUp(String receipt) {
		return this.sender.call((sender) -> this.calls.consumeStepUp(sender, receipt));
	}

	/**
	 * Read or set when a user must show a second factor.
	 * @param request which of the two, and whose
	 * @return the user's preference
	 * @throws IllegalArgumentException if the request is {@code null}
	 */
	public CompletableFuture<MfaEnforcementResult> mfaEnforcement(MfaEnforcement request) {
		return this.sender.call((sender) -> this.calls.mfaEnforcement(sender, request));
	}

	/**
	 * Change a user's phone number without asking them.
	 * @param request who, and which number
	 * @return the reply
	 * @throws IllegalArgumentException if the request is {@code null}
	 */
	public CompletableFuture<PhoneUpdateResult> updatePhone(PhoneUpdate request) {
		return this.sender.call((sender) -> this.calls.updatePhone(sender, request));
	}

	/**
	 * Make any management call.
	 * @param path begins with {@code {apiPrefix}/management/} or {@code /v1/management/};
	 * may have a query
	 * @param body the request's JSON object
	 * @return the reply's JSON object, in order
	 * @throws IllegalArgumentException if the path lies elsewhere or is not plain, or the
	 * body cannot be written
	 */
	public CompletableFuture<Map<String, Object>> management(String path, Map<String, ?> body) {
		return this.sender.call((sender) -> this.calls.management(sender, path, body));
	}

	/**
	 * Make any management call.
	 * @param <T> the type of the reply
	 * @param path begins with {@code {apiPrefix}/management/} or {@code /v1/management/};
	 * may have a query
	 * @param body what Jackson writes as a JSON object: a map, record or bean
	 * @param type what Jackson reads the reply as
	 * @return the reply
	 * @throws IllegalArgumentException if the path lies elsewhere or is not plain, or the
	 * body cannot be written as an object
	 */
	public <T> CompletableFuture<T> management(String path, Object body, Class<T> type) {
		return this.sender.call((sender) -> this.calls.management(sender, path, body, type));
	}

	/**
	 * Return how many replies this client remembers in memory, so that it refuses them
	 * when they are repeated.
	 * @return the number, at most 131,072; 0 where they lie in a store elsewhere alone
	 */
	public int rememberedReplies() {
		return this.calls.rememberedReplies();
	}

	/**
	 * Close the transport if this client built it; calls under way then fail.
	 */
	@Override
	public void close() {
		if (this.ownsTransport) {
			this.transport.close();
		}
	}

	/**
	 * Collects the options of a client.
	 *
	 * @param <T> what is built
	 * @since 0.1.0
	 */
	public static final class Builder<T> extends StepUpClientBuilder<Builder<T>> {

		private final Function<StepUpClientAsync, T> wrapper;

		private @Nullable AsyncHttpTransport transport;

		private Executor executor = ForkJoinPool.commonPool();

		private Builder(String baseUrl, String configId, Function<StepUpClientAsync, T> wrapper) {
			super(baseUrl, configId);
			this.wrapper = wrapper;
		}

		@Override
		Builder<T> self() {
			return this;
		}

		/**
		 * Set the transport, which the caller closes.
		 * @param transport an {@link ApacheAsyncHttpTransport} of the client's own by
		 * default
		 * @return this builder
		 */
		public Builder<T> transport(AsyncHttpTransport transport) {
			this.transport = Arguments.requireNonNull("transport", transport);
			return this;
		}

		/**
		 * Set the executor that checks replies and completes futures: short work that
		 * does not block, unless what the application attaches does. Were it to refuse
		 * work, the calls under way would fail.
		 * @param executor {@link ForkJoinPool#commonPool()} by default; the client never
		 * closes it
		 * @return this builder
		 */
		public Builder<T> executor(Executor executor) {
			this.executor = Arguments.requireNonNull("executor", executor);
			return this;
		}

		/**
		 * Build the client. Nothing is sent.
		 * @return the client, or what wraps it
		 * @throws IllegalArgumentException if neither a secret key nor a signing key was
		 * set, or both were, or an API key was set beside a signing key
		 */
		public T build() {
			return this.wrapper.apply(new StepUpClientAsync(this.options, this.transport, this.executor));
		}

	}

}
