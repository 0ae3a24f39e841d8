package io.hawcx.emulator;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.fault.Faults;
import io.hawcx.emulator.internal.http.DatedReplies;
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
 * A Hawcx of your own on 127.0.0.1, for development and tests only. It refuses what Hawcx
 * is known to refuse, with the same status and error code; what is not published is a
 * guess, which {@code docs/emulator.md} lists. Everything it keeps is in memory and gone
 * after {@link #close()}. Thread-safe.
 *
 * <pre>
 * try (HawcxEmulator hawcx = HawcxEmulator.start()) {
 *   String issuer = hawcx.credentials().issuer();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class HawcxEmulator implements EmulatorTenant, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HawcxEmulator.class);

	private final EmulatorState state;

	private final EmulatorTenant main;

	private final Map<String, EmulatorTenant> tenants = new LinkedHashMap<>();

	private final Handler handler;

	private volatile LoopbackServer server;

	private boolean closed;

	HawcxEmulator(Settings settings) {
		this.server = LoopbackServer.bind(settings.port);
		this.state = new EmulatorState("http://127.0.0.1:" + this.server.port(), settings);
		this.main = running(this.state.main);
		this.state.named.forEach((name, tenant) -> this.tenants.put(name, running(tenant)));
		TenantRouter router = new TenantRouter(this.state, settings);
		// Within the faults, so that a skewed clock skews it, and around them, for their
		// replies.
		Handler dated = new DatedReplies(this.state.faults.before(new DatedReplies(router, this.state.clock)),
				this.state.clock);
		this.handler = new Recorder(this.state.requests, router::tenantOf, dated);
		this.server.start(this.handler, this.state.faults::onAccept);
		logger.warn("The Hawcx emulator, for development and tests only, is ready at {}", baseUrl());
	}

	private EmulatorTenant running(TenantState tenant) {
		return new RunningTenant(tenant, this.state.requestsOf(tenant), this.state.clock);
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
		return this.state.main.tenant.issuer();
	}

	/**
	 * Return a tenant.
	 * @param name the tenant's name
	 * @return the tenant
	 * @throws IllegalArgumentException if there is none of that name
	 * @see HawcxEmulatorBuilder#tenant(String)
	 */
	public EmulatorTenant tenant(String name) {
		EmulatorTenant tenant = this.tenants.get(name);
		if (tenant == null) {
			throw new IllegalArgumentException("The emulator has no tenant of this name, but these: "
					+ String.join(", ", this.tenants.keySet()) + ".");
		}
		return tenant;
	}

	/**
	 * Return all tenants that have a name.
	 * @return the tenants in the order in which they were added; immutable
	 */
	public List<EmulatorTenant> tenants() {
		return List.copyOf(this.tenants.values());
	}

	@Override
	public @Nullable String name() {
		return null;
	}

	@Override
	public EmulatorCredentials credentials() {
		return this.main.credentials();
	}

	@Override
	public Users users() {
		return this.main.users();
	}

	@Override
	public @Nullable String latestCode(String userId) {
		return this.main.latestCode(userId);
	}

	@Override
	public String authenticatorCode(String userId) {
		return this.main.authenticatorCode(userId);
	}

	@Override
	public void approve(String userId) {
		this.main.approve(userId);
	}

	@Override
	public void deny(String userId) {
		this.main.deny(userId);
	}

	@Override
	public String mintCode(MintCodeRequest request) {
		return this.main.mintCode(request);
	}

	@Override
	public String mintCode(String codeVerifier, @Nullable String nonce) {
		return this.main.mintCode(codeVerifier, nonce);
	}

	@Override
	public String completeStepUp(String startToken) {
		return this.main.completeStepUp(startToken);
	}

	@Override
	public void registerClient(Client client) {
		this.main.registerClient(client);
	}

	@Override
	public List<Client> clients() {
		return this.main.clients();
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
		this.state.rotateKeys();
	}

	/**
	 * Return the last requests to all tenants, with the reasons of refusals.
	 * @return a view that goes on showing what comes
	 */
	@Override
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
	 * Close all connections and free the port, but keep everything else: users, keys,
	 * codes and what was recorded. Callers see a refused connection until
	 * {@link #listen()}. Calling this again does nothing.
	 */
	public synchronized void stopListening() {
		this.server.close();
	}

	/**
	 * Listen again on the port that the emulator had, after {@link #stopListening()}.
	 * Does nothing while the emulator listens.
	 * @throws IllegalStateException if the emulator was closed
	 * @throws UncheckedIOException if somebody else has taken the port meanwhile
	 */
	public synchronized void listen() {
		if (this.closed) {
			throw new IllegalStateException("The emulator was closed; start another one.");
		}
		if (this.server.isClosed()) {
			LoopbackServer next = LoopbackServer.bind(this.server.port());
			next.start(this.handler, this.state.faults::onAccept);
			this.server = next;
		}
	}

	/**
	 * Stop for good and at once, idle connections too, and free the port. Further calls
	 * do nothing.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		stopListening();
	}

}
