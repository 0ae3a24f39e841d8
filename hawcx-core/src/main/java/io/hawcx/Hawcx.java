package io.hawcx;

import java.util.Map;

import io.hawcx.management.MfaEnforcement;
import io.hawcx.management.MfaEnforcementResult;
import io.hawcx.management.PhoneUpdate;
import io.hawcx.management.PhoneUpdateResult;
import io.hawcx.management.StepUp;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpResult;
import io.hawcx.management.StepUpToken;

/**
 * The entry point to managing a project's users. Calls block until they are over; a
 * request that may have reached Hawcx is not sent again. Immutable and safe for use by
 * several threads at once, so one instance serves a whole application.
 * {@link StepUpClient} has further options.
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
public final class Hawcx implements AutoCloseable {

	private final StepUpClient client;

	private Hawcx(StepUpClient client) {
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
	public static StepUpClient.Builder<Hawcx> builder(String baseUrl, String configId) {
		return StepUpClient.builder(baseUrl, configId, Hawcx::new);
	}

	/**
	 * Wrap a client that was built with options of its own.
	 * @param client the client, which {@link #close()} closes
	 * @return the entry point
	 */
	public static Hawcx of(StepUpClient client) {
		return new Hawcx(client);
	}

	/**
	 * Start a step-up: a user wants to change something and must first prove who they
	 * are.
	 * @param stepUp what the user wants to change
	 * @return the token for whoever asks the user for the proof
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public StepUpToken startStepUp(StepUp stepUp) {
		return this.client.startStepUp(stepUp);
	}

	/**
	 * Complete a step-up.
	 * @param receipt what proves that the user has consented; good for one use. How a
	 * page or app gets one from Hawcx is not published
	 * @return whether the change was carried out
	 * @throws IllegalArgumentException if the receipt is blank
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public StepUpResult consumeStepUp(String receipt) {
		return this.client.consumeStepUp(receipt);
	}

	/**
	 * Read or set when a user must show a second factor.
	 * @param request which of the two, and whose
	 * @return the user's preference
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public MfaEnforcementResult mfaEnforcement(MfaEnforcement request) {
		return this.client.mfaEnforcement(request);
	}

	/**
	 * Change a user's phone number without asking them.
	 * @param request who, and which number
	 * @return the reply
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public PhoneUpdateResult updatePhone(PhoneUpdate request) {
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
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public Map<String, Object> management(String path, Map<String, ?> body) {
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
	 * @throws DelegationRequestException if Hawcx was not reached or refused
	 * @throws DelegationResponseException if the reply fails verification or does not fit
	 * the type
	 * @throws DelegationCryptoException if the request cannot be sealed
	 */
	public <T> T management(String path, Object body, Class<T> type) {
		return this.client.management(path, body, type);
	}

	/**
	 * Close the transport if this client built it.
	 */
	@Override
	public void close() {
		this.client.close();
	}

}
