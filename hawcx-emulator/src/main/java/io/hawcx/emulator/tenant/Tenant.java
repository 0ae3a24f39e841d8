package io.hawcx.emulator.tenant;

import java.util.List;
import java.util.Map;

import io.hawcx.emulator.crypto.Ed25519Key;
import io.hawcx.emulator.crypto.JwtKey;
import io.hawcx.emulator.crypto.Seed;
import org.jspecify.annotations.Nullable;

/**
 * One customer's Hawcx: ids, clients and keys, all from one seed. Immutable.
 */
public final class Tenant {

	private final String issuer;

	private final String configId;

	private final Ed25519Key signingKey;

	private final Client publicClient;

	private final Client confidentialClient;

	private final DelegationKeys delegationKeys;

	private final JwtKey idTokenKey;

	private final JwtKey responseKey;

	/**
	 * Derive a tenant.
	 * @param issuer the issuer, which is the base URL
	 * @param seed where ids and keys come from
	 * @param idTokenAlgorithm what signs id_tokens
	 */
	public Tenant(String issuer, Seed seed, String idTokenAlgorithm) {
		this.issuer = issuer;
		this.configId = "cfg_" + seed.hex("config id", 8);
		this.signingKey = new Ed25519Key("sig-" + seed.hex("signing kid", 3), seed.bytes("signing key", 32));
		this.publicClient = new Client(seed.uuid("public client"), Map.of());
		this.confidentialClient = new Client(seed.uuid("confidential client"),
				Map.of(this.signingKey.keyId(), this.signingKey));
		this.delegationKeys = DelegationKeys.derive(seed);
		this.idTokenKey = JwtKey.derive(seed, idTokenAlgorithm, "id_token");
		this.responseKey = this.idTokenKey.isEllipticCurve() ? this.idTokenKey
				: JwtKey.derive(seed, "ES256", "response");
	}

	/**
	 * Return the issuer.
	 * @return the base URL, without a trailing slash
	 */
	public String issuer() {
		return this.issuer;
	}

	/**
	 * Return the config id.
	 * @return the config id
	 */
	public String configId() {
		return this.configId;
	}

	/**
	 * Return the client that signs no assertions.
	 * @return the client
	 */
	public Client publicClient() {
		return this.publicClient;
	}

	/**
	 * Return the client that must sign assertions.
	 * @return the client
	 */
	public Client confidentialClient() {
		return this.confidentialClient;
	}

	/**
	 * Find a client.
	 * @param id the client id
	 * @return the client, or {@code null} if there is none of that id
	 */
	public @Nullable Client client(@Nullable String id) {
		for (Client client : List.of(this.publicClient, this.confidentialClient)) {
			if (client.id().equals(id)) {
				return client;
			}
		}
		return null;
	}

	/**
	 * Return the confidential client's private key.
	 * @return the JWK's members
	 */
	public Map<String, Object> privateJwk() {
		return this.signingKey.privateJwk();
	}

	/**
	 * Return the delegation door's keys.
	 * @return the keys
	 */
	public DelegationKeys delegationKeys() {
		return this.delegationKeys;
	}

	/**
	 * Return the key that signs id_tokens.
	 * @return the key
	 */
	public JwtKey idTokenKey() {
		return this.idTokenKey;
	}

	/**
	 * Return the key that signs what is no id_token.
	 * @return an elliptic curve key
	 */
	public JwtKey responseKey() {
		return this.responseKey;
	}

	/**
	 * Return all public keys that somebody may have to verify with.
	 * @return the JWKs
	 */
	public List<Map<String, Object>> publicJwks() {
		return (this.idTokenKey == this.responseKey) ? List.of(this.idTokenKey.publicJwk())
				: List.of(this.idTokenKey.publicJwk(), this.responseKey.publicJwk());
	}

}
