package io.hawcx.emulator.internal.crypto;

import java.text.ParseException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * An Ed25519 public key and its id. Immutable, thread-safe.
 */
public final class Ed25519PublicKey {

	private static final int SIGNATURE_LENGTH = 64;

	private final String keyId;

	private final Ed25519PublicKeyParameters key;

	Ed25519PublicKey(String keyId, Ed25519PublicKeyParameters key) {
		this.keyId = keyId;
		this.key = key;
	}

	/**
	 * Read a JWK (RFC 8037).
	 * @param jwk the JWK's text
	 * @return the key
	 * @throws IllegalArgumentException if it is no public Ed25519 key with a {@code kid};
	 * the message holds nothing of it
	 */
	public static Ed25519PublicKey parse(String jwk) {
		OctetKeyPair key = read(jwk);
		if (key.isPrivate()) {
			throw new IllegalArgumentException("The JWK holds a private key: leave its member d out.");
		}
		if (key.getKeyID() == null || key.getKeyID().isEmpty()) {
			throw new IllegalArgumentException("The JWK has no kid.");
		}
		byte[] bytes = key.getX().decode();
		if (bytes.length != Ed25519PublicKeyParameters.KEY_SIZE) {
			throw new IllegalArgumentException("The JWK's x is not 32 bytes long.");
		}
		return new Ed25519PublicKey(key.getKeyID(), new Ed25519PublicKeyParameters(bytes));
	}

	private static OctetKeyPair read(String jwk) {
		try {
			if (JWK.parse(jwk) instanceof OctetKeyPair key && Curve.Ed25519.equals(key.getCurve())) {
				return key;
			}
		}
		catch (ParseException ex) {
			// Its message may quote what was read.
			throw new IllegalArgumentException("The JWK cannot be read.");
		}
		throw new IllegalArgumentException("The JWK is not an Ed25519 key.");
	}

	/**
	 * Return the key id.
	 * @return the key id
	 */
	public String keyId() {
		return this.keyId;
	}

	/**
	 * Verify.
	 * @param message the message
	 * @param signature the signature
	 * @return whether it is this key's over that message
	 */
	public boolean verify(byte[] message, byte[] signature) {
		Ed25519Signer signer = new Ed25519Signer();
		signer.init(false, this.key);
		signer.update(message, 0, message.length);
		return signature.length == SIGNATURE_LENGTH && signer.verifySignature(signature);
	}

	@Override
	public String toString() {
		return "Ed25519PublicKey " + this.keyId;
	}

}
