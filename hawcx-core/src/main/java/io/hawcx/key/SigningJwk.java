package io.hawcx.key;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * Reads a private Ed25519 JWK strictly; every refusal names the member and never its
 * value.
 */
final class SigningJwk {

	private static final int KEY_BYTES = 32;

	private final Map<String, Object> members;

	SigningJwk(String json) {
		try {
			this.members = Json.readObject(json);
		}
		catch (IllegalArgumentException ex) {
			if (json.contains("-----BEGIN ")) {
				throw new IllegalArgumentException(
						"The signing key's PEM is refused: there is text before -----BEGIN, as other tools write it");
			}
			throw new IllegalArgumentException("The signing key is neither a JWK nor PEM: it is " + ex.getMessage());
		}
	}

	SigningJwk(Map<String, Object> members) {
		this.members = members;
	}

	SigningJwk withKeyId(String keyId) {
		Map<String, Object> copy = new LinkedHashMap<>(this.members);
		if (copy.containsKey("kid")) {
			requireLiteral("kid", keyId);
		}
		copy.put("kid", keyId);
		return new SigningJwk(copy);
	}

	boolean isSet() {
		return this.members.containsKey("keys");
	}

	SigningKey read() {
		if (isSet()) {
			throw refusal("keys", "belongs to a set of keys; give the one private key out of it");
		}
		requireLiteral("kty", "OKP");
		requireLiteral("crv", "Ed25519");
		requireLiteralIfPresent("use", "sig");
		requireLiteralIfPresent("alg", "EdDSA");
		String keyId = text("kid");
		byte[] x = bytes("x");
		SigningKey key = SigningKey.of(keyId, bytes("d"));
		if (!MessageDigest.isEqual(x, key.publicKey())) {
			throw refusal("x", isUsable(x) ? "does not belong to the member d" : "is not a valid Ed25519 public key");
		}
		return key;
	}

	private static boolean isUsable(byte[] publicKey) {
		try {
			CryptoProviders.deferred().ed25519Verifier(publicKey);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private byte[] bytes(String member) {
		byte[] bytes;
		try {
			bytes = Base64Url.decode(text(member));
		}
		catch (IllegalArgumentException ex) {
			throw refusal(member, "is missing or not base64url");
		}
		if (bytes.length != KEY_BYTES) {
			throw refusal(member, "has " + bytes.length + " bytes instead of " + KEY_BYTES);
		}
		return bytes;
	}

	private String text(String member) {
		if (this.members.get(member) instanceof String text && !text.isBlank()) {
			return text;
		}
		throw refusal(member, "is missing or not a text");
	}

	private void requireLiteral(String member, String literal) {
		if (!literal.equals(this.members.get(member))) {
			throw refusal(member, "must be " + literal);
		}
	}

	private void requireLiteralIfPresent(String member, String literal) {
		if (this.members.containsKey(member)) {
			requireLiteral(member, literal);
		}
	}

	private static IllegalArgumentException refusal(String member, String problem) {
		return new IllegalArgumentException("The signing key's JWK is refused: its member " + member + " " + problem);
	}

}
