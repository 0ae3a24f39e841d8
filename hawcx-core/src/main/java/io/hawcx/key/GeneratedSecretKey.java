package io.hawcx.key;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * A secret key made for tests, with the keys of Hawcx's side, with which a test can act
 * as Hawcx. {@link #toString()} shows key ids only.
 *
 * @since 0.1.0
 */
public final class GeneratedSecretKey {

	private static final int KEY_BYTES = 32;

	private final String blob;

	private final DelegationKeys hawcxSide;

	private GeneratedSecretKey(String blob, DelegationKeys hawcxSide) {
		this.blob = blob;
		this.hawcxSide = hawcxSide;
	}

	static GeneratedSecretKey of(String keyId, String hawcxKeyId, SecureRandom random) {
		CryptoProvider crypto = CryptoProviders.get();
		byte[] signing = bytes(random);
		byte[] decryption = bytes(random);
		byte[] hawcxSigning = bytes(random);
		byte[] hawcxDecryption = bytes(random);
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("v", 1);
		members.put("alg", "ed25519+x25519");
		members.put("kid", keyId);
		members.put("ed_priv", Base64Url.encode(signing));
		members.put("x_priv", Base64Url.encode(decryption));
		members.put("h_ed_pub", Base64Url.encode(crypto.ed25519Signer(hawcxSigning).publicKey()));
		members.put("h_x_pub", Base64Url.encode(crypto.x25519Key(hawcxDecryption).publicKey()));
		members.put("hkid", hawcxKeyId);
		DelegationKeys hawcxSide = DelegationKeys.builder()
			.signingKey(hawcxKeyId, hawcxSigning)
			.decryptionKey(hawcxDecryption)
			.hawcxEncryptionKey(crypto.x25519Key(decryption).publicKey())
			.hawcxVerificationKey(keyId, crypto.ed25519Signer(signing).publicKey())
			.build();
		return new GeneratedSecretKey(SecretKey.PREFIX + Base64Url.encode(Json.write(members)), hawcxSide);
	}

	private static byte[] bytes(SecureRandom random) {
		byte[] bytes = new byte[KEY_BYTES];
		random.nextBytes(bytes);
		return bytes;
	}

	/**
	 * Return the blob that a customer would hold. It is a secret.
	 * @return what {@link SecretKey#parse(String)} reads
	 */
	public String blob() {
		return this.blob;
	}

	/**
	 * Return the customer's key.
	 * @return the key
	 */
	public SecretKey secretKey() {
		return SecretKey.parse(this.blob);
	}

	/**
	 * Return the keys with the sides exchanged: Hawcx's private ones and the customer's
	 * public ones.
	 * @return the keys with which replies are sealed and requests are opened
	 */
	public DelegationKeys hawcxSide() {
		return this.hawcxSide;
	}

	@Override
	public String toString() {
		return "GeneratedSecretKey[hawcxSide=" + this.hawcxSide + "]";
	}

}
