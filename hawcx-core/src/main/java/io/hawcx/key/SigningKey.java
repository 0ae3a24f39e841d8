package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider.Ed25519Signer;
import io.hawcx.internal.crypto.CryptoProviders;
import org.jspecify.annotations.Nullable;

/**
 * A client's Ed25519 private key and its id: signs client assertions and bearer tokens.
 * Immutable and safe for use by several threads at once; {@link #toString()} shows the
 * key id only, and the private half never leaves this object.
 *
 * @since 0.1.0
 */
public final class SigningKey {

	private static final int SEED_BYTES = 32;

	private final String keyId;

	private final Ed25519Signer signer;

	private SigningKey(String keyId, Ed25519Signer signer) {
		this.keyId = keyId;
		this.signer = signer;
	}

	/**
	 * Read a private JWK (RFC 8037): {@code kty} OKP, {@code crv} Ed25519, {@code d},
	 * {@code x} and {@code kid}; {@code use} and {@code alg} may be missing.
	 * @param jwkOrPem the JWK
	 * @return the key
	 * @throws IllegalArgumentException if the text is no such key, or PEM, which has no
	 * key id: see {@link #parse(String, String)}. The message names the member and never
	 * its value
	 */
	public static SigningKey parse(String jwkOrPem) {
		if (PemPrivateKey.looksLikePem(Arguments.requireNonNull("jwkOrPem", jwkOrPem))) {
			throw new IllegalArgumentException("The signing key is PEM, which holds no key id (kid):"
					+ " give the id that the key is registered under beside it");
		}
		return new SigningJwk(jwkOrPem).read();
	}

	/**
	 * Read an unencrypted PKCS#8 PEM of an Ed25519 key (RFC 8410), or a private JWK that
	 * has this key id or none.
	 * @param jwkOrPem the PEM or the JWK
	 * @param keyId the id that the key is registered under
	 * @return the key
	 * @throws IllegalArgumentException if the text is no such key or the id is empty. The
	 * message never holds the key
	 */
	public static SigningKey parse(String jwkOrPem, String keyId) {
		requireKeyId(keyId);
		if (PemPrivateKey.looksLikePem(Arguments.requireNonNull("jwkOrPem", jwkOrPem))) {
			return of(keyId, PemPrivateKey.ed25519Seed(jwkOrPem));
		}
		return new SigningJwk(jwkOrPem).withKeyId(keyId).read();
	}

	/**
	 * Read the only Ed25519 key of a private JWK set (RFC 7517 section 5). Keys of other
	 * types are left aside.
	 * @param jwkSet the set
	 * @return the key
	 * @throws IllegalArgumentException if the text is no set, or does not have exactly
	 * one usable such key
	 */
	public static SigningKey parseSet(String jwkSet) {
		return SigningJwkSet.parse(Arguments.requireNonNull("jwkSet", jwkSet)).only();
	}

	/**
	 * Read one key of a private JWK set (RFC 7517 section 5).
	 * @param jwkSet the set
	 * @param keyId the wanted key's {@code kid}
	 * @return the key
	 * @throws IllegalArgumentException if the text is no set, or does not have exactly
	 * one key of that id, or that is no usable Ed25519 key
	 */
	public static SigningKey parseSet(String jwkSet, String keyId) {
		return SigningJwkSet.parse(Arguments.requireNonNull("jwkSet", jwkSet)).named(keyId);
	}

	/**
	 * Read a key in any of these forms: a private JWK, a private JWK set, PEM.
	 * @param text the JWK, the set or the PEM
	 * @param keyId the id of PEM, which has none, or of the wanted key of a set, or
	 * {@code null} for the set's only Ed25519 key; a JWK has this id or none
	 * @return the key
	 * @throws IllegalArgumentException if the text is no such key, or the id is blank, or
	 * missing for PEM. The message never holds the key
	 */
	public static SigningKey parseAny(String text, @Nullable String keyId) {
		if (PemPrivateKey.looksLikePem(Arguments.requireNonNull("text", text))) {
			return (keyId != null) ? parse(text, keyId) : parse(text);
		}
		SigningJwk jwk = new SigningJwk(text);
		if (jwk.isSet()) {
			return (keyId != null) ? parseSet(text, requireKeyId(keyId)) : parseSet(text);
		}
		return ((keyId != null) ? jwk.withKeyId(requireKeyId(keyId)) : jwk).read();
	}

	/**
	 * Make a new key. It lives in this object only; register {@link #publicJwk()}.
	 * @param keyId the id to register it under
	 * @return the key
	 * @throws IllegalArgumentException if the id is empty
	 */
	public static SigningKey generate(String keyId) {
		byte[] seed = new byte[SEED_BYTES];
		new SecureRandom().nextBytes(seed);
		return of(requireKeyId(keyId), seed);
	}

	private static String requireKeyId(String keyId) {
		if (keyId == null || keyId.isBlank()) {
			throw new IllegalArgumentException("The signing key's id (kid) must not be empty");
		}
		return keyId;
	}

	static SigningKey of(String keyId, byte[] seed) {
		return new SigningKey(keyId, CryptoProviders.deferred().ed25519Signer(seed));
	}

	/**
	 * Return the id that the key is registered under.
	 * @return the {@code kid}
	 */
	public String keyId() {
		return this.keyId;
	}

	/**
	 * Return the public half, to register with Hawcx.
	 * @return a JWK as compact JSON
	 */
	public String publicJwk() {
		Map<String, String> jwk = new LinkedHashMap<>();
		jwk.put("kty", "OKP");
		jwk.put("crv", "Ed25519");
		jwk.put("x", Base64Url.encode(publicKey()));
		jwk.put("kid", this.keyId);
		jwk.put("use", "sig");
		jwk.put("alg", "EdDSA");
		return new String(Json.write(jwk), StandardCharsets.UTF_8);
	}

	/**
	 * Sign a message with Ed25519 (RFC 8032). Signing what somebody else chose lets them
	 * act as this client.
	 * @param message its bytes
	 * @return 64 bytes
	 */
	public byte[] sign(byte[] message) {
		return this.signer.sign(message);
	}

	byte[] publicKey() {
		return this.signer.publicKey();
	}

	@Override
	public String toString() {
		return "SigningKey[keyId=" + this.keyId + "]";
	}

}
