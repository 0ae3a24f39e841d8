package io.hawcx.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;

/**
 * The algorithms with which id_tokens are forged, each with its keys. The JDK signs, so
 * that nothing of ours checks itself.
 */
enum TokenAlgorithm {

	ES256("ES256", "secp256r1", "SHA256withECDSAinP1363Format"),

	ES512("ES512", "secp521r1", "SHA512withECDSAinP1363Format"),

	EDDSA("EdDSA", "Ed25519", "Ed25519");

	final String jose;

	private final String curve;

	private final String signature;

	final Key key = new Key("1");

	/** Published too. */
	final Key other = new Key("2");

	/** Published nowhere. */
	final Key attacker = new Key("1");

	TokenAlgorithm(String jose, String curve, String signature) {
		this.jose = jose;
		this.curve = curve;
		this.signature = signature;
	}

	final class Key {

		private final String suffix;

		private KeyPair pair;

		private Key(String suffix) {
			this.suffix = suffix;
		}

		String keyId() {
			return TokenAlgorithm.this.jose + "-" + this.suffix;
		}

		byte[] sign(byte[] message) {
			try {
				Signature signing = Signature.getInstance(TokenAlgorithm.this.signature);
				signing.initSign(pair().getPrivate());
				signing.update(message);
				return signing.sign();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		Map<String, Object> publicJwk() {
			if (pair().getPublic() instanceof EdECPublicKey edwards) {
				byte[] encoded = edwards.getEncoded();
				Base64URL point = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
				return new OctetKeyPair.Builder(Curve.Ed25519, point).keyID(keyId()).build().toJSONObject();
			}
			Curve nimbus = Curve.forStdName(TokenAlgorithm.this.curve);
			return new ECKey.Builder(nimbus, (ECPublicKey) pair().getPublic()).keyID(keyId()).build().toJSONObject();
		}

		private synchronized KeyPair pair() {
			if (this.pair == null) {
				this.pair = generate();
			}
			return this.pair;
		}

		private KeyPair generate() {
			try {
				String curve = TokenAlgorithm.this.curve;
				if (curve.equals("Ed25519")) {
					return KeyPairGenerator.getInstance(curve).generateKeyPair();
				}
				KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
				generator.initialize(new ECGenParameterSpec(curve));
				return generator.generateKeyPair();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
