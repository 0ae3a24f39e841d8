package io.hawcx.emulator.internal.tenant;

import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Ed25519PublicKey;
import io.hawcx.emulator.tenant.Client;
import org.jspecify.annotations.Nullable;

/**
 * A client with the public half of its key. Immutable.
 */
public final class ProjectClient implements Client {

	private static final int MAX_ID = 200;

	private final String id;

	private final Map<String, Ed25519PublicKey> keys;

	private final List<String> redirectUris;

	private ProjectClient(String id, Map<String, Ed25519PublicKey> keys, List<String> redirectUris) {
		this.id = id;
		this.keys = keys;
		this.redirectUris = redirectUris;
	}

	/**
	 * Create a client that must not sign assertions.
	 * @param id the client id, 1 to 200 visible ASCII characters
	 * @return the client, without registered redirect URIs
	 * @throws IllegalArgumentException if the id cannot be one
	 */
	public static Client publicClient(String id) {
		return new ProjectClient(checked(id), Map.of(), List.of());
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
	public static Client confidential(String id, String publicJwk) {
		return confidential(id, Ed25519PublicKey.parse(publicJwk));
	}

	static Client confidential(String id, Ed25519PublicKey key) {
		return new ProjectClient(checked(id), Map.of(key.keyId(), key), List.of());
	}

	private static String checked(String id) {
		if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch((each) -> each > ' ' && each < 127)) {
			throw new IllegalArgumentException("A client id has 1 to 200 visible ASCII characters.");
		}
		return id;
	}

	@Override
	public Client redirectUris(String... redirectUris) {
		if (redirectUris == null) {
			throw new IllegalArgumentException("redirectUris must not be null");
		}
		return new ProjectClient(this.id, this.keys,
				List.of(redirectUris).stream().map(RedirectUris::checked).toList());
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public List<String> redirectUris() {
		return this.redirectUris;
	}

	@Override
	public boolean isConfidential() {
		return !this.keys.isEmpty();
	}

	@Nullable Ed25519PublicKey key(@Nullable String keyId) {
		return (keyId != null) ? this.keys.get(keyId) : null;
	}

	@Override
	public String toString() {
		return (isConfidential() ? "confidential" : "public") + " client " + this.id;
	}

}
