package io.hawcx.internal.jose;

import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;

/**
 * Signs with EdDSA over Ed25519 (RFC 8037 section 3.1) where Nimbus would need Tink. The
 * key stays with the function that signs.
 */
public final class Ed25519JwsSigner extends EdDSAProvider implements JWSSigner {

	private final UnaryOperator<byte[]> key;

	/**
	 * Create a signer.
	 * @param key turns a message into its signature of 64 bytes
	 */
	public Ed25519JwsSigner(UnaryOperator<byte[]> key) {
		this.key = key;
	}

	@Override
	public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
		if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
			throw new JOSEException("The header's algorithm is not EdDSA");
		}
		return Base64URL.encode(this.key.apply(signingInput));
	}

}
