package io.hawcx.delegation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.function.UnaryOperator;

import io.hawcx.DelegationCryptoException;

/**
 * Signs with RSA-PSS (RFC 8017 section 8.1): SHA-256, MGF1 with SHA-256, and the longest
 * salt that the key allows. By the JDK, as this is for customers with an RSA key only.
 */
final class RsaPssSigner implements UnaryOperator<byte[]> {

	private static final int MIN_BITS = 2048;

	private static final int HASH_BYTES = 32;

	private final PrivateKey key;

	private final PSSParameterSpec parameters;

	private RsaPssSigner(RSAPrivateKey key) {
		this.key = key;
		// The encoded message has a bit less than the modulus (section 9.1.1).
		int messageBytes = (key.getModulus().bitLength() - 1 + 7) / 8;
		this.parameters = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256,
				messageBytes - HASH_BYTES - 2, PSSParameterSpec.TRAILER_FIELD_BC);
	}

	static RsaPssSigner of(PemKey pem) {
		PrivateKey key;
		try {
			key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pem.der()));
		}
		catch (GeneralSecurityException ex) {
			// No cause: what the library says may hold numbers of the key.
			throw pem.refusal("it holds no RSA key");
		}
		if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() < MIN_BITS) {
			throw pem.refusal("it is an RSA key of fewer than " + MIN_BITS + " bits");
		}
		return new RsaPssSigner(rsa);
	}

	@Override
	public byte[] apply(byte[] message) {
		try {
			Signature signature = Signature.getInstance("RSASSA-PSS");
			signature.setParameter(this.parameters);
			signature.initSign(this.key);
			signature.update(message);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new DelegationCryptoException(
					"The request could not be signed: the JDK's RSASSA-PSS refused the RSA signing key.", ex);
		}
	}

}
