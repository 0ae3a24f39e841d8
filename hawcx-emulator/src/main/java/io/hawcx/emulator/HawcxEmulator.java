package io.hawcx.emulator;

import java.util.List;

import io.hawcx.emulator.fault.Faults;
import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.LoopbackServer;
import io.hawcx.emulator.internal.request.Recorder;
import io.hawcx.emulator.request.Requests;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Hawcx of your own on 127.0.0.1, for development and tests only. It refuses what
 * production refuses, with the same status and error code. Everything it keeps is in
 * memory and gone after {@link #close()}. Thread-safe.
 *
 * <pre>
 * try (HawcxEmulator hawcx = HawcxEmulator.start()) {
 *   String issuer = hawcx.credentials().issuer();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class HawcxEmulator implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HawcxEmulator.class);

	private final LoopbackServer server;

	private final EmulatorState state;

	HawcxEmulator(Settings settings) {
		this.server = LoopbackServer.bind(settings.port);
		this.state = new EmulatorState("http://127.0.0.1:" + this.server.port(), settings);
		Handler handler = this.state.faults.before(Routes.of(this.state, settings));
		this.server.start(new Recorder(this.state.requests, this.state.tenant, handler), this.state.faults::onAccept);
		logger.warn("The Hawcx emulator, for development and tests only, is ready at {}", baseUrl());
	}

	/**
	 * Start an emulator on any free port, with the redirect flow announced, ES256
	 * id_tokens and random keys.
	 * @return the running emulator
	 */
	public static HawcxEmulator start() {
		return builder().start();
	}

	/**
	 * Prepare an emulator.
	 * @return a builder
	 */
	public static HawcxEmulatorBuilder builder() {
		return new HawcxEmulatorBuilder();
	}

	/**
	 * Return the base URL, which is the issuer.
	 * @return {@code http://127.0.0.1:PORT}
	 */
	public String baseUrl() {
		return this.state.tenant.issuer();
	}

	/**
	 * Return all that an application needs to be configured with.
	 * @return ids and keys
	 */
	public EmulatorCredentials credentials() {
		return this.state.credentials;
	}

	/**
	 * Return the users, to read and to change.
	 * @return the users
	 */
	public Users users() {
		return this.state.users;
	}

	/**
	 * Return the one-time code that was sent to a user last, at a login or a step-up.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @return six digits, or {@code null} if none was sent in the last five minutes
	 */
	public @Nullable String latestCode(String userId) {
		return this.state.oneTimeCodes.latest(userId);
	}

	/**
	 * Return what a user's authenticator shows now. Each code is accepted once.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @return six digits (RFC 6238)
	 */
	public String authenticatorCode(String userId) {
		return this.state.authenticators.code(userId);
	}

	/**
	 * Approve in a user's place what the user's sign-in waits for.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @throws IllegalStateException if no sign-in of the user waits for it
	 */
	public void approve(String userId) {
		decide(userId, true);
	}

	/**
	 * Deny in a user's place what the user's sign-in waits for.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @throws IllegalStateException if no sign-in of the user waits for it
	 */
	public void deny(String userId) {
		decide(userId, false);
	}

	private void decide(String userId, boolean approved) {
		if (!this.state.approvals.decide(userId, approved)) {
			throw new IllegalStateException("No sign-in of this user waits for an approval.");
		}
	}

	/**
	 * Issue an authorization code without a login, bound to no redirect URI, as code
	 * hand-over brings it.
	 * @param request what the code is to be issued for
	 * @return the code
	 */
	public String mintCode(MintCodeRequest request) {
		return request.issue(this.state.codes, this.state.tenant.confidentialClient().id(),
				this.state.defaultUser().subject(), this.state.clock.instant());
	}

	/**
	 * Issue an authorization code without a login for the confidential client and the
	 * user of the {@link #credentials()}.
	 * @param codeVerifier the PKCE verifier that it is to be exchanged with
	 * @param nonce the id_token's nonce, or {@code null} for none
	 * @return the code
	 */
	public String mintCode(String codeVerifier, @Nullable String nonce) {
		return mintCode(MintCodeRequest.forVerifier(codeVerifier).nonce(nonce));
	}

	/**
	 * Give a user's consent to a step-up without a browser.
	 * @param startToken the start token
	 * @return the receipt, to be consumed once within five minutes
	 * @throws IllegalArgumentException if the token is unknown, expired or used
	 */
	public String completeStepUp(String startToken) {
		return this.state.stepUps.complete(startToken);
	}

	/**
	 * Register a client, in place of one that has its id. A confidential one may make
	 * management calls by {@code private_key_jwt} too.
	 * @param client the client
	 */
	public void registerClient(Client client) {
		this.state.tenant.register(client);
	}

	/**
	 * Return all clients.
	 * @return the two of the {@link #credentials()} and those that were registered;
	 * immutable
	 */
	public List<Client> clients() {
		return this.state.tenant.clients();
	}

	/**
	 * Return the clock that everything is issued by and expires on, to be moved.
	 * @return the clock
	 */
	public EmulatorClock clock() {
		return this.state.clock;
	}

	/**
	 * Sign id_tokens, and replies to management calls by {@code private_key_jwt}, with
	 * new keys from now on. The old keys stay in the JWKS for an hour, by the
	 * {@link #clock()}, eight of each at most. The keys of delegation stay as they are.
	 */
	public void rotateKeys() {
		this.state.tenant.signingKeys().rotate();
	}

	/**
	 * Return the last requests, with the reasons of refusals.
	 * @return a view that goes on showing what comes
	 */
	public Requests requests() {
		return this.state.requests.view();
	}

	/**
	 * Count the connections that are open, to check that a client closes them.
	 * @return how many there are now
	 */
	public int openConnections() {
		return this.server.openConnections();
	}

	/**
	 * Return the faults that are in place, to put more in place or to remove them.
	 * @return the faults
	 */
	public Faults faults() {
		return this.state.faults;
	}

	/**
	 * Stop at once, idle connections too, and free the port. Further calls do nothing.
	 */
	@Override
	public void close() {
		this.server.close();
	}

}
