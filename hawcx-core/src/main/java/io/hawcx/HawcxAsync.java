package io.hawcx;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.management.MfaEnforcement;
import io.hawcx.management.MfaEnforcementResult;
import io.hawcx.management.PhoneUpdate;
import io.hawcx.management.PhoneUpdateResult;
import io.hawcx.management.StepUp;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.management.StepUpResult;
import io.hawcx.management.StepUpToken;

/**
 * The entry point to managing a project's users without blocking: the sibling of
 * {@link Hawcx}. Immutable and safe for use by several threads at once, so one instance
 * serves a whole application. {@link StepUpClientAsync} has further options.
 * <p>
 * A wrong argument is thrown at once. Every other failure is that of the future: the
 * {@link DelegationException} itself in {@code whenComplete} and the like, and the cause
 * of what {@code get} and {@code join} throw. A request is sealed and signed on the
 * calling thread; its reply is checked, and the future completed, on the executor.
 * Cancelling the future aborts the exchange, after which it is not known whether the call
 * was carried out.
 *
 * @since 0.1.0
 */
public final class HawcxAsync implements AutoCloseable {

	private final StepUpClientAsync client;

	private HawcxAsync(StepUpClientAsync client) {
		this.client = client;
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
	public static StepUpClientAsync.Builder<HawcxAsync> builder(String baseUrl, String configId) {
		return StepUpClientAsync.builder(baseUrl, configId, HawcxAsync::new);
	}

	/**
	 * Wrap a client that was built with options of its own.
	 * @param client the client, which {@link #close()} closes
	 * @return the entry point
	 */
	public static HawcxAsync of(StepUpClientAsync client) {
		return new HawcxAsync(client);
	}

	/**
	 * Start a step-up: a user wants to change something and must first prove who they
	 * are.
	 * @param stepUp what the user wants to change
	 * @return the token for whoever asks the user for the proof
	 * @throws IllegalArgumentException if the step-up is {@code null}
	 */
	public CompletableFuture<StepUpToken> startStepUp(StepUp stepUp) {
		return this.client.startStepUp(stepUp);
	}

	/**
	 * Complete a step-up.
	 * @param receipt what proves that the user has consented; good for one use. How a
	 * page or app gets one from Hawcx is not published
	 * @return whether the change was carried out
	 * @throws IllegalArgumentException if the receipt is blank
	 */
	public CompletableFuture<StepUpResult> consumeStepUp(String receipt) {
		return this.client.consumeStepUp(receipt);
	}

	/**
	 * Read or set when a user must show a second factor.
	 * @param request which of the two, and whose
	 * @return the user's preference
	 * @throws IllegalArgumentException if the request is {@code null}
	 */
	public CompletableFuture<MfaEnforcementResult> mfaEnforcement(MfaEnforcement request) {
		return this.client.mfaEnforcement(request);
	}

	/**
	 * Change a user's phone number without asking them.
	 * @param request who, and which number
	 * @return the reply
	 * @throws IllegalArgumentException if the request is {@code null}
	 */
	public CompletableFuture<PhoneUpdateResult> updatePhone(PhoneUpdate request) {
		return this.client.updatePhone(request);
	}

	/**
	 * Make any management call.
	 * @param path begins with {@code /v1/management/}, or with the API prefix and
	 * {@code /management/}
	 * @param body the request's JSON object
	 * @return the reply's JSON object, in order
	 * @throws IllegalArgumentException if the path lies elsewhere or is not plain, or the
	 * body cannot be written
	 */
	public CompletableFuture<Map<String, Object>> management(String path, Map<String, ?> body) {
		return this.client.management(path, body);
	}

	/**
	 * Make any management call.
	 * @param <T> the type of the reply
	 * @param path begins with {@code /v1/management/}, or with the API prefix and
	 * {@code /management/}
	 * @param body what Jackson writes as a JSON object: a map, record or bean
	 * @param type what Jackson reads the reply as
	 * @return the reply
	 * @throws IllegalArgumentException if the path lies elsewhere or is not plain, or the
	 * body cannot be written as an object
	 */
	public <T> CompletableFuture<T> management(String path, Object body, Class<T> type) {
		return this.client.management(path, body, type);
	}

	/**
	 * Close the transport if this client built it; calls under way then fail.
	 */
	@Override
	public void close() {
		this.client.close();
	}

}
