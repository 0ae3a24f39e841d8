package io.hawcx.management;

import java.io.IOException;
import java.util.Map;

import io.hawcx.http.HttpTransport;

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

	StepUpClient(ManagementCalls calls, HttpTransport transport, boolean ownsTransport) {
		this.calls = calls;
		this.transport = transport;
		this.ownsTransport = ownsTransport;
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
	public static StepUpClientBuilder builder(String baseUrl, String configId) {
		return new StepUpClientBuilder(new ManagementOptions(baseUrl, configId));
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

}
