package io.hawcx.benchmark;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.KeyAgreement;

import io.hawcx.http.HttpResponse;

/**
 * What a developer writes with the JDK alone, keys parsed once.
 */
final class JdkDoor implements Door {

	private final SecureRandom random = new SecureRandom();

	private final PrivateKey signingKey = privateKey("Ed25519", "302e020100300506032b657004220420",
			BenchmarkKeys.CUSTOMER_ED);

	private final PrivateKey decryptionKey = privateKey("X25519", "302e020100300506032b656e04220420",
			BenchmarkKeys.CUSTOMER_X);

	private final PublicKey encryptionKey = publicKey("X25519", "302a300506032b656e032100",
			BenchmarkKeys.HAWCX_X_PUBLIC);

	private final PublicKey verificationKey = publicKey("Ed25519", "302a300506032b6570032100",
			BenchmarkKeys.HAWCX_ED_PUBLIC);

	JdkDoor() throws Exception {
	}

	@Override
	public byte[] seal(byte[] payload) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
		generator.initialize(NamedParameterSpec.X25519);
		KeyPair ephemeral = generator.generateKeyPair();
		byte[] iv = new byte[12];
		this.random.nextBytes(iv);
		byte[] ciphertext = Symmetric.encrypt(Symmetric.hkdf(agree(ephemeral.getPrivate(), this.encryptionKey)), iv,
				payload);
		byte[] encoded = ephemeral.getPublic().getEncoded();
		byte[] envelope = Wire.envelope(Arrays.copyOfRange(encoded, 12, 44), iv, ciphertext);
		Signature signature = Signature.getInstance("Ed25519");
		signature.initSign(this.signingKey);
		signature.update(Wire.signed(envelope, Wire.now()));
		Wire.encode(signature.sign());
		return envelope;
	}

	@Override
	public Object open(HttpResponse reply) throws Exception {
		Signature signature = Signature.getInstance("Ed25519");
		signature.initVerify(this.verificationKey);
		signature.update(Wire.signed(reply.body(), Wire.timestamp(reply)));
		if (!signature.verify(Wire.signature(reply))) {
			throw new IllegalStateException("wrong signature");
		}
		Wire.Envelope envelope = Wire.parse(reply.body());
		PublicKey ephemeral = publicKey("X25519", "302a300506032b656e032100", envelope.epk());
		return Symmetric.decrypt(Symmetric.hkdf(agree(this.decryptionKey, ephemeral)), envelope.iv(), envelope.ct());
	}

	private static byte[] agree(PrivateKey mine, PublicKey theirs) throws Exception {
		KeyAgreement agreement = KeyAgreement.getInstance("X25519");
		agreement.init(mine);
		agreement.doPhase(theirs, true);
		return agreement.generateSecret();
	}

	private static PrivateKey privateKey(String algorithm, String prefix, byte[] raw) throws Exception {
		return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(concat(prefix, raw)));
	}

	private static PublicKey publicKey(String algorithm, String prefix, byte[] raw) throws Exception {
		return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(concat(prefix, raw)));
	}

	private static byte[] concat(String prefix, byte[] raw) {
		return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(raw));
	}

}
