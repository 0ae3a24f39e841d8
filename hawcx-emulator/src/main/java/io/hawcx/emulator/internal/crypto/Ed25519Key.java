package io.hawcx.emulator.internal.crypto;

import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * An Ed25519 key pair. {@link #toString()} shows the key id only. Immutable, thread-safe.
 */
public final class Ed25519Key {

	private final String keyId;

	private final Ed25519PrivateKeyParameters privateKey;

	private final Ed25519PublicKeyParameters publicKey;

	/**
	 * Create a key pair.
	 * @param keyId the key id
	 * @param privateKey 32 raw bytes
	 */
	public Ed25519Key(String keyId, byte[] privateKey) {
		this.keyId = keyId;
		this.privateKey = new Ed25519PrivateKeyParameters(privateKey);
		this.publicKey = this.privateKey.generatePublicKey();
	}

	/**
	 * Return the key id.
	 * @return the key id
	 */
	public String keyId() {
		return this.keyId;
	}

	/**
	 * Return the private key.
	 * @return 32 raw bytes
	 */
	public byte[] privateBytes() {
		return this.privateKey.getEncoded();
	}

	/**
	 * Return the public key.
	 * @return 32 raw bytes
	 */
	public byte[] publicBytes() {
		return this.publicKey.getEncoded();
	}

	/**
	 * Return the public half.
	 * @return the key
	 */
	public Ed25519PublicKey publicKey() {
		return new Ed25519PublicKey(this.keyId, this.publicKey);
	}

	/**
	 * Return the private key as a JWK (RFC 8037).
	 * @return the members
	 */
	public Map<String, Object> privateJwk() {
		return builder().d(Base64URL.encode(privateBytes())).build().toJSONObject();
	}

	/**
	 * Return the public key as a JWK (RFC 8037).
	 * @return the key
	 */
	public OctetKeyPair publicJwk() {
		return builder().build();
	}

	private OctetKeyPair.Builder builder() {
		return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicBytes())).keyID(this.keyId)
			.keyUse(KeyUse.SIGNATURE)
			.algorithm(JWSAlgorithm.EdDSA);
	}

	/**
	 * Sign (RFC 8032).
	 * @param message the message
	 * @return 64 bytes
	 */
	public byte[] sign(byte[] message) {
		Ed25519Signer signer = new Ed25519Signer();
		signer.init(true, this.privateKey);
		signer.update(message, 0, message.length);
		return signer.generateSignature();
	}

	/**
	 * Verify with this pair's public key.
	 * @param message the message
	 * @param signature the signature
	 * @return whether it is this key's over that message
	 */
	public boolean verify(byte[] message, byte[] signature) {
		return publicKey().verify(message, signature);
	}

	@Override
	public String toString() {
		return "Ed25519Key " + this.keyId;
	}

}
