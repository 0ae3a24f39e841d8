package io.hawcx.management;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.jose.Ed25519Jwt;
import io.hawcx.key.SigningKey;

/**
 * Makes the token of one bearer call: for this address and this body only, and each with
 * an identifier of its own.
 */
final class BearerTokenSigner {

	private static final int ID_BYTES = 16;

	private final String clientId;

	private final Supplier<SigningKey> key;

	private final Duration lifetime;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	private volatile String lastKeyId = "";

	BearerTokenSigner(String clientId, Supplier<SigningKey> key, Duration lifetime, Clock clock) {
		this.clientId = clientId;
		this.key = key;
		this.lifetime = lifetime;
		this.clock = clock;
	}

	String sign(String url, byte[] body) {
		SigningKey key = Arguments.requireNonNull("signingKey", this.key.get());
		this.lastKeyId = key.keyId();
		byte[] id = new byte[ID_BYTES];
		this.random.nextBytes(id);
		Map<String, Object> claims = Ed25519Jwt.claims(this.clientId, url, this.clock.instant(), this.lifetime, id);
		claims.put("body_sha256", Base64Url.encode(sha256(body)));
		return Ed25519Jwt.sign(claims, key.keyId(), key::sign);
	}

	Duration lifetime() {
		return this.lifetime;
	}

	/**
	 * Say by what tokens are signed.
	 * @param names what the client's settings are called
	 * @return the client and the id of the key that signed last
	 */
	String describe(SettingNames names) {
		return "client " + this.clientId + " " + names.of("client-id") + " with signing key " + this.lastKeyId + " "
				+ names.of("signing-key");
	}

	static byte[] sha256(byte[] bytes) {
		return digest().digest(bytes);
	}

	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
