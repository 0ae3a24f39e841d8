package io.hawcx.internal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * Verifies EdDSA over Ed25519 (RFC 8037 section 3.1) where Nimbus would need Tink. A
 * header that declares an extension critical does not pass, as none is understood here.
 */
public final class Ed25519JwsVerifier extends EdDSAProvider implements JWSVerifier {

	private final CryptoProvider.Ed25519Verifier key;

	/**
	 * Create a verifier.
	 * @param publicKey 32 bytes
	 * @throws IllegalArgumentException if the key does not have 32 bytes, is not encoded
	 * canonically, or is of small order
	 */
	public Ed25519JwsVerifier(byte[] publicKey) {
		this.key = CryptoProviders.get().ed25519Verifier(publicKey);
	}

	@Override
	public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) throws JOSEException {
		if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
			throw new JOSEException("The header's algorithm is not EdDSA");
		}
		boolean nothingCritical = header.getCriticalParams() == null || header.getCriticalParams().isEmpty();
		return nothingCritical && this.key.verify(signingInput, signature.decode());
	}

}
