package io.hawcx.emulator.internal.crypto;

import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;

/**
 * Signs JWTs with Ed25519, for which Nimbus would need another library.
 */
final class EdDsaSigner implements JWSSigner {

	private final Ed25519Key key;

	private final JCAContext context = new JCAContext();

	EdDsaSigner(Ed25519Key key) {
		this.key = key;
	}

	@Override
	public Base64URL sign(JWSHeader header, byte[] signingInput) {
		return Base64URL.encode(this.key.sign(signingInput));
	}

	@Override
	public Set<JWSAlgorithm> supportedJWSAlgorithms() {
		return Set.of(JWSAlgorithm.EdDSA);
	}

	@Override
	public JCAContext getJCAContext() {
		return this.context;
	}

}
