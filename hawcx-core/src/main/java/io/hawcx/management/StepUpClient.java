package io.hawcx.management;

import java.util.Map;
import java.util.function.Function;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.exchange.BlockingRequestSender;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes management calls and blocks until they are over. This is the client with every
 * option; {@link io.hawcx.Hawcx} is the shorter way to it. Immutable and safe for use by
 * several threads at once.
 * <p>
 * What the protocol leaves open, and TLS alone protects: a request's signature covers its
 * body and time but not its path, method or tenant, and a reply is not bound to its
 * request. A reply that this client has accepted is refused when it comes again while its
 * signature is valid: by delegation always, with bearer tokens if it was first accepted a
 * second or more before the request was sent. Other clients and nodes, and this one after
 * a restart, do not know it unless they share a {@link io.hawcx.management.ReplayStore}.
 *
 * @since 0.1.0
 */
public final class StepUpClient implements AutoCloseable {

	private final ManagementCalls calls;

	private final HttpTransport transport;

	private final boolean ownsTransport;

	private final RequestSender sender;

	private StepUpClient(ManagementOptions options, @Nullable HttpTransport transport) {
		options.requireOneAuthentication();
		this.ownsTransport = transport == null;
		this.transport = (transport != null) ? transport : ApacheHttpTransport.create();
		this.sender = new BlockingRequestSender(this.transport);
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
	public static Builder<StepUpClient> builder(String baseUrl, String configId) {
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
	public static <T> Builder<T> builder(String baseUrl, String configId, Function<StepUpClient, T> wrapper) {
		return new Builder<>(baseUrl, configId, Arguments.requireNonNull("wrapper", wrapper));
	}

	/**
	 * Create a client with the defaults of {@link Builder}, authenticated by delegation.
	 * @param baseUrl the API host
	 * @param configId the tenant's config id
	 * @param secretKey the project's secret key
	 * @return the client
	 * @throws IllegalArgumentException if the URL or the config id is refused
	 */
	public static StepUpClient fromSecretKey(String baseUrl, String configId, SecretKey secretKey) {
		return builder(baseUrl, configId).secretKey(secretKey).build();
	}

	/**
	 * Create a client with the defaults of {@link Builder}, authenticated by delegation.
	 * @param baseUrl the API host
	 * @param configId the tenant's config id
	 * @param keys the keys, one by one, such as from PEM
	 * @return the client
	 * @throws IllegalArgumentException if the URL or the config id is refused
	 */
	public static StepUpClient fromKeys(String baseUrl, String configId, DelegationKeys keys) {
		return builder(baseUrl, configId).keys(keys).build();
	}

	/**
	 * Create a client with the defaults of {@link Builder}, authenticated by bearer
	 * tokens.
	 * @param baseUrl the API host
	 * @param configId the tenant's config id
	 * @param clientId the project's OAuth client id, which is not the config id
	 * @param signingKey the client's key
	 * @return the client
	 * @throws IllegalArgumentException if the URL or an id is refused
	 */
	public static StepUpClient withPrivateKeyJwt(String baseUrl, String configId, String clientId,
			SigningKey signingKey) {
		return builder(baseUrl, configId).signingKey(clientId, signingKey).build();
	}

	/**
	 * Begin a step-up.
	 * @param stepUp what the user wants to change
	 * @return the token for whoever asks the user for the proof
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification
	 */
	public StepUpToken startStepUp(StepUp stepUp) {
		return BlockingRequestSender.outcome(this.calls.startStepUp(this.sender, stepUp));
	}

	/**
	 * Complete a step-up.
	 * @param receipt what proves that the user has consented; good for one use. How a
	 * page or app gets one from Hawcx is not published
	 * @return whether the change was carried out
	 * @throws IllegalArgumentException if the receipt is blank
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification
	 */
	public StepUpResult consumeStepUp(String receipt) {
		return BlockingRequestSender.outcome(this.calls.consumeStepUp(this.sender, receipt));
	}

	/**
	 * Read or set when a user must show a second factor.
	 * @param request which of the two, and whose
	 * @return the user's preference
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification
	 */
	public MfaEnforcementResult mfaEnforcement(MfaEnforcement request) {
		return BlockingRequestSender.outcome(this.calls.mfaEnforcement(this.sender, request));
	}

	/**
	 * Change a user's phone number without asking them.
	 * @param request who, and which number
	 * @return the reply
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification
	 */
	public PhoneUpdateResult updatePhone(PhoneUpdate request) {
		return BlockingRequestSender.outcome(this.calls.updatePhone(this.sender, request));
	}

	/**
	 * Make any management call.
	 * @param path begins with {@code {apiPrefix}/management/} or {@code /v1/management/};
	 * may have a query
	 * @param body the request's JSON object
	 * @return the reply's JSON object, in order
	 * @throws IllegalArgumentException if the path lies elsewhere or is not plain, or the
	 * body cannot be written
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification
	 */
	public Map<String, Object> management(String path, Map<String, ?> body) {
		return BlockingRequestSender.outcome(this.calls.management(this.sender, path, body));
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
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that fails verification or does not fit the type
	 */
	public <T> T management(String path, Object body, Class<T> type) {
		return BlockingRequestSender.outcome(this.calls.management(this.sender, path, body, type));
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
	 * Close the transport if this client built it.
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

		private final Function<StepUpClient, T> wrapper;

		private @Nullable HttpTransport transport;

		private Builder(String baseUrl, String configId, Function<StepUpClient, T> wrapper) {
			super(baseUrl, configId);
			this.wrapper = wrapper;
		}

		@Override
		Builder<T> self() {
			return this;
		}

		/**
		 * Set the transport, which the caller closes.
		 * @param transport an {@link ApacheHttpTransport} of the client's own by default
		 * @return this builder
		 */
		public Builder<T> transport(HttpTransport transport) {
			this.transport = Arguments.requireNonNull("transport", transport);
			return this;
		}

		/**
		 * Build the client. Nothing is sent.
		 * @return the client, or what wraps it
		 * @throws IllegalArgumentException if neither a secret key nor a signing key was
		 * set, or both were, or an API key was set beside a signing key
		 */
		public T build() {
			return this.wrapper.apply(new StepUpClient(this.options, this.transport));
		}

	}

}
