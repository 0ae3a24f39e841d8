package io.hawcx.emulator;

import java.time.Clock;

import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.tenant.Client;

/**
 * Prepares a {@link HawcxEmulator}. Each method throws an
 * {@link IllegalArgumentException} that names what it was given if that is unusable. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxEmulatorBuilder {

	private static final int MAX_PORT = 65535;

	private final Settings settings = new Settings();

	HawcxEmulatorBuilder() {
	}

	/**
	 * Set the port.
	 * @param port the port; 0, the default, takes any free one
	 * @return this builder
	 */
	public HawcxEmulatorBuilder port(int port) {
		if (port < 0 || port > MAX_PORT) {
			throw new IllegalArgumentException("port must be 0 to " + MAX_PORT);
		}
		this.settings.port = port;
		return this;
	}

	/**
	 * Set where ids and keys come from: the same seed gives the same ones.
	 * @param seed any text; the default is random
	 * @return this builder
	 */
	public HawcxEmulatorBuilder seed(String seed) {
		this.settings.seed = Seed.of(Arguments.requireNonNull("seed", seed));
		return this;
	}

	/**
	 * Set what discovery announces.
	 * @param shape the shape; {@link DiscoveryShape#REDIRECT} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder discoveryShape(DiscoveryShape shape) {
		this.settings.discoveryShape = Arguments.requireNonNull("shape", shape);
		return this;
	}

	/**
	 * Set what signs id_tokens.
	 * @param algorithm the algorithm; {@link IdTokenAlgorithm#ES256} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder idTokenAlgorithm(IdTokenAlgorithm algorithm) {
		this.settings.idTokenAlgorithm = Arguments.requireNonNull("algorithm", algorithm);
		return this;
	}

	/**
	 * Set whether the token endpoint accepts requests without {@code X-Config-Id}, as
	 * Hawcx's newer environments do. A wrong one is refused all the same.
	 * @param optional whether it does; {@code false} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder configIdOptional(boolean optional) {
		this.settings.configIdOptional = optional;
		return this;
	}

	/**
	 * Set whether the token endpoint's replies have an {@code access_token}.
	 * @param accessTokens whether they have; {@code false} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder accessTokens(boolean accessTokens) {
		this.settings.accessTokens = accessTokens;
		return this;
	}

	/**
	 * Register a client beside the two of the {@link HawcxEmulator#credentials()}, or in
	 * place of one that has its id.
	 * @param client the client
	 * @return this builder
	 */
	public HawcxEmulatorBuilder client(Client client) {
		this.settings.clients.add(Arguments.requireNonNull("client", client));
		return this;
	}

	/**
	 * Add a tenant: a further project at the same base URL, with a config id, clients,
	 * keys and users of its own, to be had by {@link HawcxEmulator#tenant(String)} once
	 * the emulator runs. The project without a name stays as it is.
	 * @param name the tenant's name; one that was added already changes nothing
	 * @return this builder
	 * @throws IllegalArgumentException if the name is not 1 to 32 lower-case letters and
	 * digits, or if there are 100 tenants already
	 */
	public HawcxEmulatorBuilder tenant(String name) {
		TenantNames.check(Arguments.requireNonNull("name", name));
		if (this.settings.tenants.size() == TenantNames.MAX && !this.settings.tenants.contains(name)) {
			throw new IllegalArgumentException("The emulator takes no more than 100 tenants.");
		}
		this.settings.tenants.add(name);
		return this;
	}

	/**
	 * Set whether a redirect URI must be registered exactly, a loopback one too.
	 * @param strict whether it must; {@code false} by default, when any port of a
	 * registered loopback URI will do (RFC 8252, section 7.3), and any loopback URI where
	 * a client has none registered
	 * @return this builder
	 */
	public HawcxEmulatorBuilder strictRedirects(boolean strict) {
		this.settings.strictRedirects = strict;
		return this;
	}

	/**
	 * Set whether discovery announces and authorization responses have {@code iss}, by
	 * which applications tell several providers apart (RFC 9207). Hawcx has not published
	 * that it does so.
	 * @param responseIssuer whether they do; {@code false} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder responseIssuer(boolean responseIssuer) {
		this.settings.responseIssuer = responseIssuer;
		return this;
	}

	/**
	 * Set whether a sign-in of an unknown user enrols the user once the code is right, or
	 * ends with {@code user_not_found}. A sign-up enrols in any case. With 10,000 users
	 * no more are enrolled.
	 * @param enrol whether it does; {@code false} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder enrolUnknownUsers(boolean enrol) {
		this.settings.enrolUnknownUsers = enrol;
		return this;
	}

	/**
	 * Set whether the replies of {@code POST /v1/auth} hold the one-time code in
	 * {@code debug.otp_code}, as debug environments do.
	 * @param debugCodes whether they do; {@code true} by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder debugCodes(boolean debugCodes) {
		this.settings.debugCodes = debugCodes;
		return this;
	}

	/**
	 * Set the clock that the emulator's own {@link HawcxEmulator#clock()} follows.
	 * @param clock the clock; the system's by default
	 * @return this builder
	 */
	public HawcxEmulatorBuilder clock(Clock clock) {
		this.settings.clock = Arguments.requireNonNull("clock", clock);
		return this;
	}

	/**
	 * Start the emulator.
	 * @return the running emulator
	 * @throws java.io.UncheckedIOException if the port is taken
	 */
	public HawcxEmulator start() {
		return new HawcxEmulator(this.settings);
	}

}
