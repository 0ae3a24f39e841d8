package io.hawcx.benchmark;

import java.security.SecureRandom;

import io.hawcx.http.HttpResponse;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a developer writes with Bouncy Castle alone, keys parsed once.
 */
final class BouncyCastleDoor implements Door {

	private final SecureRandom random = new SecureRandom();

	private final Ed25519PrivateKeyParameters signingKey = new Ed25519PrivateKeyParameters(BenchmarkKeys.CUSTOMER_ED);

	private final Ed25519PublicKeyParameters verificationKey = new Ed25519PublicKeyParameters(
			BenchmarkKeys.HAWCX_ED_PUBLIC);

	private final X25519PrivateKeyParameters decryptionKey = new X25519PrivateKeyParameters(BenchmarkKeys.CUSTOMER_X);

	private final X25519PublicKeyParameters encryptionKey = new X25519PublicKeyParameters(BenchmarkKeys.HAWCX_X_PUBLIC);

	@Override
	public byte[] seal(byte[] payload) throws Exception {
		X25519PrivateKeyParameters ephemeral = new X25519PrivateKeyParameters(this.random);
		byte[] iv = new byte[12];
		this.random.nextBytes(iv);
		byte[] ciphertext = gcm(true, key(ephemeral, this.encryptionKey), iv, payload);
		byte[] envelope = Wire.envelope(ephemeral.generatePublicKey().getEncoded(), iv, ciphertext);
		byte[] message = Wire.signed(envelope, Wire.now());
		Wire.encode(run(true, this.signingKey, message).generateSignature());
		return envelope;
	}

	@Override
	public Object open(HttpResponse reply) throws Exception {
		byte[] message = Wire.signed(reply.body(), Wire.timestamp(reply));
		if (!run(false, this.verificationKey, message).verifySignature(Wire.signature(reply))) {
			throw new IllegalStateException("wrong signature");
		}
		Wire.Envelope envelope = Wire.parse(reply.body());
		return gcm(false, key(this.decryptionKey, new X25519PublicKeyParameters(envelope.epk())), envelope.iv(),
				envelope.ct());
	}

	private static Ed25519Signer run(boolean sign, CipherParameters key, byte[] message) {
		Ed25519Signer signer = new Ed25519Signer();
		signer.init(sign, key);
		signer.update(message, 0, message.length);
		return signer;
	}

	private static byte[] key(X25519PrivateKeyParameters mine, X25519PublicKeyParameters theirs) {
		X25519Agreement agreement = new X25519Agreement();
		agreement.init(mine);
		byte[] secret = new byte[32];
		agreement.calculateAgreement(theirs, secret, 0);
		HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
		hkdf.init(new HKDFParameters(secret, null, Symmetric.INFO));
		byte[] key = new byte[32];
		hkdf.generateBytes(key, 0, key.length);
		return key;
	}

	private static byte[] gcm(boolean encrypt, byte[] key, byte[] iv, byte[] input) throws Exception {
		GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
		cipher.init(encrypt, new AEADParameters(new KeyParameter(key), 128, iv));
		byte[] output = new byte[cipher.getOutputSize(input.length)];
		int length = cipher.processBytes(input, 0, input.length, output, 0);
		cipher.doFinal(output, length);
		return output;
	}

}
