package io.hawcx.emulator.tenant;

import java.util.List;

import io.hawcx.emulator.internal.tenant.ProjectClient;

/**
 * A project's OAuth client. It is confidential when it has a key to sign assertions with,
 * whose public half the emulator knows. Immutable.
 *
 * <pre>
 * emulator.registerClient(Client.publicClient("my-app").redirectUris("https://my-app.test/callback"));
 * </pre>
 *
 * @since 0.1.0
 */
public interface Client {

	/**
	 * Create a client that must not sign assertions.
	 * @param id the client id, 1 to 200 visible ASCII characters
	 * @return the client, without registered redirect URIs
	 * @throws IllegalArgumentException if the id cannot be one
	 */
	static Client publicClient(String id) {
		return ProjectClient.publicClient(id);
	}

	/**
	 * Create a client that must sign assertions.
	 * @param id the client id, 1 to 200 visible ASCII characters
	 * @param publicJwk the public Ed25519 key as the text of a JWK with a {@code kid}
	 * (RFC 8037)
	 * @return the client, without registered redirect URIs
	 * @throws IllegalArgumentException if the id cannot be one, or if the JWK is no such
	 * key or holds a private one
	 */
	static Client confidential(String id, String publicJwk) {
		return ProjectClient.confidential(id, publicJwk);
	}

	/**
	 * Set the redirect URIs. Without any, all loopback URIs are registered unless the
	 * emulator is strict about redirects.
	 * @param redirectUris http or https URIs without user information and fragment
	 * @return a copy
	 * @throws IllegalArgumentException if one is no such URI
	 */
	Client redirectUris(String... redirectUris);

	/**
	 * Return the client id.
	 * @return the client id
	 */
	String id();

	/**
	 * Return the redirect URIs.
	 * @return those that were set; immutable
	 */
	List<String> redirectUris();

	/**
	 * Return whether the client must sign assertions.
	 * @return whether it must
	 */
	boolean isConfidential();

}
