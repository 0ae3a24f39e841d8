package io.hawcx.internal.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EcdsaJwsVerifier} against signatures by the JDK.
 */
class EcdsaJwsVerifierTests {

	private static final byte[] MESSAGE = "header.payload".getBytes(StandardCharsets.US_ASCII);

	@ParameterizedTest
	@CsvSource({ "P-256, ES256", "P-384, ES384", "P-521, ES512" })
	void verifyWhenSignedByJdkThenTrueForThatMessageOnly(String curve, String name) throws JOSEException {
		JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
		ECKey key = new ECKeyGenerator(Curve.parse(curve)).generate();
		JWSHeader header = new JWSHeader(algorithm);
		EcdsaJwsVerifier verifier = new EcdsaJwsVerifier(key.toPublicJWK(), algorithm);
		Base64URL signature = new ECDSASigner(key).sign(header, MESSAGE);
		assertThat(verifier.verify(header, MESSAGE, signature)).isTrue();
		assertThat(verifier.verify(header, new byte[0], signature)).isFalse();
		assertThat(verifier.verify(header, MESSAGE, Base64URL.encode(flipped(signature.decode())))).isFalse();
		byte[] longer = Arrays.copyOf(signature.decode(), signature.decode().length + 2);
		assertThat(verifier.verify(header, MESSAGE, Base64URL.encode(longer))).isFalse();
		assertThat(verifier.verify(header, MESSAGE, Base64URL.encode(new byte[longer.length - 2]))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ES384", "ES512", "RS256" })
	void verifyWhenHeaderHasAnotherAlgorithmThenThrows(String another) throws JOSEException {
		ECKey key = new ECKeyGenerator(Curve.P_256).generate();
		EcdsaJwsVerifier verifier = new EcdsaJwsVerifier(key, JWSAlgorithm.ES256);
		Base64URL signature = new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256), MESSAGE);
		assertThatExceptionOfType(JOSEException.class)
			.isThrownBy(() -> verifier.verify(new JWSHeader(JWSAlgorithm.parse(another)), MESSAGE, signature))
			.withMessageContaining("not ES256");
	}

	@Test
	void verifyWhenHeaderHasCriticalParameterThenFalse() throws JOSEException {
		ECKey key = new ECKeyGenerator(Curve.P_256).generate();
		EcdsaJwsVerifier verifier = new EcdsaJwsVerifier(key.toPublicJWK(), JWSAlgorithm.ES256);
		JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.ES256).criticalParams(Set.of("b64")).build();
		Base64URL signature = new ECDSASigner(key).sign(critical, MESSAGE);
		assertThat(verifier.verify(critical, MESSAGE, signature)).isFalse();
	}

	private static byte[] flipped(byte[] signature) {
		signature[signature.length - 1] ^= 1;
		return signature;
	}

}
