package io.hawcx.management;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes management calls and blocks until they are over. This is the client with every
 * option; {@link io.hawcx.Hawcx} is the shorter way to it. Immutable and safe for use by
 * several threads at once.
 *
 * @since 0.1.0
 */
public final class StepUpClient implements AutoCloseable {

	private final ManagementCalls calls;

	private final HttpTransport transport;

	private final boolean ownsTransport;

	private StepUpClient(ManagementCalls calls, @Nullable HttpTransport transport) {
		this.calls = calls;
		this.ownsTransport = transport == null;
		this.transport = (transport != null) ? transport : ApacheHttpTransport.create();
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
	public static Builder builder(String baseUrl, String configId) {
		return new Builder(new ManagementOptions(baseUrl, configId));
	}

	/**
	 * Begin a step-up.
	 * @param stepUp what the user wants to change
	 * @return the token to hand to the SDK
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that cannot be believed
	 */
	public StepUpToken startStepUp(StepUp stepUp) {
		Arguments.requireNonNull("stepUp", stepUp);
		return StepUpToken.of(send(this.calls.stepUp("start-token"), this.calls.payload("stepUp", stepUp.members())));
	}

	/**
	 * Complete a step-up.
	 * @param receipt what the SDK brought back; good for one use
	 * @return whether the change was carried out
	 * @throws IllegalArgumentException if the receipt is blank
	 * @throws io.hawcx.DelegationException if Hawcx was not reached, refused, or sent
	 * something that cannot be believed
	 */
	public StepUpResult consumeStepUp(String receipt) {
		Map<String, String> body = Map.of("step_up_receipt", Arguments.requireText("receipt", receipt));
		return StepUpResult.of(send(this.calls.stepUp("consume"), this.calls.payload("receipt", body)));
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
	 * something that cannot be believed
	 */
	public Map<String, Object> management(String path, Map<String, ?> body) {
		return send(this.calls.call(path), this.calls.payload("body", body));
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
	 * something that cannot be believed or does not fit the type
	 */
	public <T> T management(String path, Object body, Class<T> type) {
		Arguments.requireNonNull("type", type);
		ManagementCall call = this.calls.call(path);
		return this.calls.convert(call, send(call, this.calls.payload("body", body)), type);
	}

	private Map<String, Object> send(ManagementCall call, byte[] payload) {
		try {
			return this.calls.open(call, this.transport.send(this.calls.prepare(call, payload)));
		}
		catch (IOException ex) {
			throw this.calls.unanswered(call, ex);
		}
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
	 * Collects the options of a client. Each method throws an
	 * {@link IllegalArgumentException} that names the option if its value is unusable.
	 */
	public static final class Builder {

		private final ManagementOptions options;

		private @Nullable HttpTransport transport;

		private Builder(ManagementOptions options) {
			this.options = options;
		}

		/**
		 * Authenticate by delegation with this key.
		 * @param secretKey the project's secret key
		 * @return this builder
		 */
		public Builder secretKey(SecretKey secretKey) {
			return keys(Arguments.requireNonNull("secretKey", secretKey).delegationKeys());
		}

		/**
		 * Authenticate by delegation with these keys.
		 * @param keys the keys, one by one
		 * @return this builder
		 */
		public Builder keys(DelegationKeys keys) {
			this.options.keys = Arguments.requireNonNull("keys", keys);
			return this;
		}

		/**
		 * Set how long a call may take, from asking for a connection to the last byte.
		 * @param timeout positive; 15 s by default
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			this.options.timeout = Arguments.requirePositive("timeout", timeout);
			return this;
		}

		/**
		 * Set how far a reply's timestamp may be off, in both directions.
		 * @param clockSkew positive; 300 s by default; counted in whole seconds
		 * @return this builder
		 */
		public Builder clockSkew(Duration clockSkew) {
			this.options.clockSkew = Arguments.requirePositive("clockSkew", clockSkew);
			return this;
		}

		/**
		 * Set what the paths of step-up calls begin with.
		 * @param apiPrefix {@code /v1} by default; may be empty
		 * @return this builder
		 */
		public Builder apiPrefix(String apiPrefix) {
			this.options.apiPrefix = BaseUrl.requireApiPrefix(Arguments.requireNonNull("apiPrefix", apiPrefix));
			return this;
		}

		/**
		 * Set headers to send in addition. Those that the protocol owns are never
		 * replaced: of two with one name, in any case, the protocol's is sent.
		 * @param extraHeaders names and values; none by default
		 * @return this builder
		 */
		public Builder extraHeaders(Map<String, String> extraHeaders) {
			this.options.extraHeaders = Arguments.requireHeaders("extraHeaders", extraHeaders);
			return this;
		}

		/**
		 * Set the header by which the gateway finds the tenant.
		 * @param name {@code X-Config-Id} by default
		 * @param value the config id by default
		 * @return this builder
		 */
		public Builder tenantHeader(String name, String value) {
			this.options.tenantHeaderName = Arguments.requireHeaderName("tenantHeader name", name);
			this.options.tenantHeaderValue = Arguments.requireHeaderValue("tenantHeader value", value);
			return this;
		}

		/**
		 * Set what is sent as {@code apikey}.
		 * @param apiKey the config id by default
		 * @return this builder
		 */
		public Builder apiKey(String apiKey) {
			this.options.apiKey = Arguments.requirePrintable("apiKey", apiKey);
			return this;
		}

		/**
		 * Set what is sent as {@code X-Relying-Party}.
		 * @param relyingParty nothing by default
		 * @return this builder
		 */
		public Builder relyingParty(String relyingParty) {
			this.options.relyingParty = Arguments.requireHeaderValue("relyingParty", relyingParty);
			return this;
		}

		/**
		 * Set what is sent as {@code X-Hawcx-Protocol-Version}.
		 * @param protocolVersion {@code 2} by default, which is all that is implemented
		 * @return this builder
		 */
		public Builder protocolVersion(String protocolVersion) {
			this.options.protocolVersion = Arguments.requirePrintable("protocolVersion", protocolVersion);
			return this;
		}

		/**
		 * Set where the time comes from.
		 * @param clock the system's by default
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.options.clock = Arguments.requireNonNull("clock", clock);
			return this;
		}

		/**
		 * Set what carries requests. The caller keeps it and closes it.
		 * @param transport an {@link ApacheHttpTransport} of the client's own by default
		 * @return this builder
		 */
		public Builder transport(HttpTransport transport) {
			this.transport = Arguments.requireNonNull("transport", transport);
			return this;
		}

		/**
		 * Build the client. Nothing is sent.
		 * @return the client
		 * @throws IllegalArgumentException if no secret key and no keys were set
		 */
		public StepUpClient build() {
			return new StepUpClient(new ManagementCalls(this.options), this.transport);
		}

	}

}
