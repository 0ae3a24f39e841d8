package io.hawcx.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.Tenant;

/**
 * The ids and keys that an application is configured with. {@link #toString()} leaves the
 * keys out. Immutable.
 *
 * @since 0.1.0
 */
public final class EmulatorCredentials {

	private final Tenant tenant;

	private final String secretKey;

	private final String user;

	EmulatorCredentials(Tenant tenant, String user) {
		this.tenant = tenant;
		this.secretKey = tenant.delegationKeys().blob();
		this.user = user;
	}

	/**
	 * Return the issuer, which is the base URL of everything.
	 * @return the issuer, without a trailing slash
	 */
	public String issuer() {
		return this.tenant.issuer();
	}

	/**
	 * Return the config id, sent as {@code X-Config-Id}.
	 * @return the config id
	 */
	public String configId() {
		return this.tenant.configId();
	}

	/**
	 * Return the client id that must not sign assertions.
	 * @return the client id
	 */
	public String publicClientId() {
		return this.tenant.publicClient().id();
	}

	/**
	 * Return the client id that must sign assertions, with {@link #privateJwk()}.
	 * @return the client id
	 */
	public String confidentialClientId() {
		return this.tenant.confidentialClient().id();
	}

	/**
	 * Return the secret key of management calls by delegation.
	 * @return the {@code hwx_sk_v1_} blob
	 */
	public String secretKey() {
		return this.secretKey;
	}

	/**
	 * Return the confidential client's private Ed25519 key.
	 * @return the JWK's text
	 */
	public String privateJwk() {
		return new String(Json.write(this.tenant.privateJwk()), StandardCharsets.UTF_8);
	}

	/**
	 * Return a user that exists.
	 * @return the user's e-mail address
	 */
	public String user() {
		return this.user;
	}

	Map<String, Object> asMap() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("issuer", issuer());
		members.put("config_id", configId());
		members.put("public_client_id", publicClientId());
		members.put("confidential_client_id", confidentialClientId());
		members.put("secret_key", secretKey());
		members.put("private_jwk", this.tenant.privateJwk());
		members.put("user", user());
		return members;
	}

	@Override
	public String toString() {
		return "EmulatorCredentials for " + issuer() + ", config id " + configId();
	}

}
