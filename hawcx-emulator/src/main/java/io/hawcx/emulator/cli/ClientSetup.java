package io.hawcx.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.hawcx.emulator.tenant.Client;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client. Not thread-safe.
 */
final class ClientSetup {

	private final List<String> redirectUris = new ArrayList<>();

	private @Nullable String publicJwk;

	/**
	 * Note a redirect URI.
	 * @param name the name that the user knows it by
	 * @param uri the URI
	 * @throws IllegalArgumentException if it cannot be one
	 */
	void redirectUri(String name, String uri) {
		named(name, () -> Client.publicClient("any").redirectUris(uri));
		this.redirectUris.add(uri);
	}

	/**
	 * Note the key that the client signs with, which makes it confidential.
	 * @param name the name that the user knows it by
	 * @param jwk the public JWK's text
	 * @throws IllegalArgumentException if it is no public Ed25519 key with a key id
	 */
	void publicJwk(String name, String jwk) {
		named(name, () -> Client.confidential("any", jwk));
		this.publicJwk = jwk;
	}

	/**
	 * Make the client.
	 * @param name the name that the user knows the id by
	 * @param id the client id
	 * @return the client
	 * @throws IllegalArgumentException if it cannot be a client id
	 */
	Client toClient(String name, String id) {
		String jwk = this.publicJwk;
		Client client = named(name, () -> (jwk != null) ? Client.confidential(id, jwk) : Client.publicClient(id));
		return client.redirectUris(this.redirectUris.toArray(String[]::new));
	}

	private static Client named(String name, Supplier<Client> supplier) {
		try {
			return supplier.get();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(name + ": " + ex.getMessage(), ex);
		}
	}

}
