package io.hawcx.emulator.internal.tenant;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.JwtKey;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.tenant.Client;
import org.jspecify.annotations.Nullable;

/**
 * One customer's Hawcx: ids, clients and keys, all from one seed. Thread-safe.
 */
public final class Tenant {

	private static final int MAX_CLIENTS = 1_000;

	private final TenantAddress address;

	private final String configId;

	private final Ed25519Key signingKey;

	private final String publicClientId;

	private final String confidentialClientId;

	private final Map<String, ProjectClient> clients = new LinkedHashMap<>();

	private final DelegationKeys delegationKeys;

	private final SigningKeys signingKeys;

	private final boolean strictRedirects;

	/**
	 * Derive a tenant.
	 * @param address where it is found
	 * @param seed where ids and keys come from
	 * @param idTokenAlgorithm what signs id_tokens
	 * @param clock what retired keys expire on
	 * @param strictRedirects whether redirect URIs must be registered exactly
	 */
	public Tenant(TenantAddress address, Seed seed, String idTokenAlgorithm, Clock clock, boolean strictRedirects) {
		this.address = address;
		this.configId = "cfg_" + seed.hex("config id", 8);
		this.signingKey = new Ed25519Key("sig-" + seed.hex("signing kid", 3), seed.bytes("signing key", 32));
		this.publicClientId = seed.uuid("public client");
		this.confidentialClientId = seed.uuid("confidential client");
		this.delegationKeys = DelegationKeys.derive(seed);
		this.signingKeys = new SigningKeys(seed, idTokenAlgorithm, clock);
		this.strictRedirects = strictRedirects;
		register(ProjectClient.publicClient(this.publicClientId));
		register(ProjectClient.confidential(this.confidentialClientId, this.signingKey.publicKey()));
	}

	/**
	 * Return the issuer.
	 * @return the base URL, without a trailing slash
	 */
	public String issuer() {
		return this.address.issuer();
	}

	/**
	 * Return where the tenant is found.
	 * @return the address
	 */
	public TenantAddress address() {
		return this.address;
	}

	/**
	 * Return the config id.
	 * @return the config id
	 */
	public String configId() {
		return this.configId;
	}

	/**
	 * Register a client, in place of one that has its id.
	 * @param client the client
	 * @throws IllegalArgumentException if neither of {@link Client}'s methods made it
	 * @throws IllegalStateException if there are 1,000 already
	 */
	public synchronized void register(Client client) {
		if (!(client instanceof ProjectClient known)) {
			throw new IllegalArgumentException(
					"The client is made neither by Client.publicClient nor by Client.confidential.");
		}
		if (this.clients.size() >= MAX_CLIENTS && !this.clients.containsKey(client.id())) {
			throw new IllegalStateException("The emulator takes no more than 1,000 clients.");
		}
		this.clients.put(client.id(), known);
	}

	/**
	 * Return all clients.
	 * @return the clients in the order in which their ids were registered first
	 */
	public synchronized List<Client> clients() {
		return List.copyOf(this.clients.values());
	}

	/**
	 * Find a client.
	 * @param id the client id
	 * @return the client, or {@code null} if there is none of that id
	 */
	public synchronized @Nullable ProjectClient client(@Nullable String id) {
		return this.clients.get(id);
	}

	/**
	 * Return the project's client that signs no assertions.
	 * @return the client
	 */
	public ProjectClient publicClient() {
		return Objects.requireNonNull(client(this.publicClientId));
	}

	/**
	 * Return the project's client that must sign assertions.
	 * @return the client
	 */
	public ProjectClient confidentialClient() {
		return Objects.requireNonNull(client(this.confidentialClientId));
	}

	/**
	 * Return whether a client may be answered at a redirect URI.
	 * @param client the client
	 * @param redirectUri the URI
	 * @return whether it may
	 */
	public boolean allowsRedirect(Client client, String redirectUri) {
		return RedirectUris.allow(client.redirectUris(), this.strictRedirects, redirectUri);
	}

	/**
	 * Return whether some client may be answered at a URI.
	 * @param uri the URI
	 * @return whether one may
	 */
	public boolean allowsReturn(String uri) {
		return clients().stream().anyMatch((client) -> allowsRedirect(client, uri));
	}

	/**
	 * Return the confidential client's private key.
	 * @return the JWK's members
	 */
	public Map<String, Object> privateJwk() {
		return this.signingKey.privateJwk();
	}

	/**
	 * Return the keys of delegation.
	 * @return the keys
	 */
	public DelegationKeys delegationKeys() {
		return this.delegationKeys;
	}

	/**
	 * Return the keys that sign JWTs.
	 * @return the keys
	 */
	public SigningKeys signingKeys() {
		return this.signingKeys;
	}

	/**
	 * Return the key that signs id_tokens now.
	 * @return the key
	 */
	public JwtKey idTokenKey() {
		return this.signingKeys.idToken();
	}

	/**
	 * Return the key that signs what is no id_token now.
	 * @return an elliptic curve key
	 */
	public JwtKey responseKey() {
		return this.signingKeys.response();
	}

	/**
	 * Return all public keys that somebody may have to verify with.
	 * @return the JWKs
	 */
	public List<Map<String, Object>> publicJwks() {
		return this.signingKeys.publicJwks();
	}

}
