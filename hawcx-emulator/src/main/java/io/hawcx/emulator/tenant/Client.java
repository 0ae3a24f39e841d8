package io.hawcx.emulator.tenant;

import java.util.Map;

import io.hawcx.emulator.crypto.Ed25519Key;
import org.jspecify.annotations.Nullable;

/**
 * A project's OAuth client. It is confidential when it has keys to sign assertions with.
 *
 * @param id the client id
 * @param keys the signing keys by key id; none for a public client
 */
public record Client(String id, Map<String, Ed25519Key> keys) {

	/**
	 * Return whether the client must sign assertions.
	 * @return whether it must
	 */
	public boolean isConfidential() {
		return !this.keys.isEmpty();
	}

	/**
	 * Find a key.
	 * @param keyId the key id
	 * @return the key, or {@code null} if the client has no such key
	 */
	public @Nullable Ed25519Key key(@Nullable String keyId) {
		return (keyId != null) ? this.keys.get(keyId) : null;
	}

	/**
	 * Return whether the client may be answered at a redirect URI. Any loopback URI is
	 * registered: RFC 8252, section 7.3, leaves the port open.
	 * @param redirectUri the URI
	 * @return whether it may
	 */
	public boolean allowsRedirectTo(String redirectUri) {
		return LoopbackUri.matches(redirectUri);
	}

}
