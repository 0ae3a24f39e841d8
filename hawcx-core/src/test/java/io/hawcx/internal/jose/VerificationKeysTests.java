package io.hawcx.internal.jose;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

import com.nimbusds.jose.util.Base64URL;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerificationKeysTests {

	private static final String ED25519 = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\","
			+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

	@ParameterizedTest
	@ValueSource(strings = { "{\"kty\":\"unknown\",\"kid\":\"k\"}", "{\"kid\":\"k\"}", "{}", "[]", "null", "7",
			"{\"kty\":\"oct\",\"kid\":\"k\",\"k\":\"AAAA\"}",
			"{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"kid\":\"k\",\"x\":\"AAAA\"}",
			"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":7,\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
			"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
			"{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":\"AQ\",\"y\":\"AQ\"}",
			"{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"\",\"e\":\"AQAB\"}" })
	void parseWhenKeyIsUnusableThenOthersServe(String unusable) throws JwsException {
		VerificationKeys keys = parse(unusable + "," + ED25519);
		assertThat(keys.select("k", "EdDSA")).hasSize(1);
		assertThat(keys.select(null, "EdDSA")).hasSize(1);
		assertThat(keys.keyIds()).containsExactly("k");
	}

	@ParameterizedTest
	@CsvSource({ "2048, 3, true", "2048, 65537, true", "2048, 1, false", "2047, 65537, false", "1024, 65537, false",
			"16392, 65537, false", "262144, 65537, false" })
	void parseWhenKeyIsRsaThenTakesUsableOnes(int bits, int exponent, boolean usable) throws JwsException {
		BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
		VerificationKeys keys = parse(rsa(modulus, BigInteger.valueOf(exponent)));
		assertThat(keys.keyIds()).hasSize(usable ? 1 : 0);
	}

	@Test
	void selectWhenKeyIdIsPublishedTwiceThenEitherMayHaveSigned() throws GeneralSecurityException, JwsException {
		KeyPair one = ec("secp256r1");
		KeyPair other = ec("secp256r1");
		VerificationKeys keys = parse(ec(one, "P-256", 32) + "," + ED25519 + "," + ec(other, "P-256", 32));
		assertThat(keys.select("k", "ES256")).hasSize(2);
		assertThat(keys.select("k", "EdDSA")).hasSize(1);
		assertThatExceptionOfType(JwsException.class).isThrownBy(() -> keys.select(null, "ES256"));
		byte[] message = { 1 };
		byte[] signature = sign("SHA256withECDSAinP1363Format", other, message);
		assertThat(keys.select("k", "ES256")).anyMatch((key) -> key.verify(message, signature));
	}

	// Coordinates of 521 bits mostly begin with a zero, which some leave out.
	@ParameterizedTest
	@ValueSource(ints = { 65, 66, 67 })
	void verifyWhenCoordinatesBeginWithZerosThenNoneMatters(int bytes) throws GeneralSecurityException, JwsException {
		KeyPair pair = ec("secp521r1");
		while (bitLength(pair) > 8 * 65) {
			pair = ec("secp521r1");
		}
		VerificationKey key = parse(ec(pair, "P-521", bytes)).select("k", "ES512").get(0);
		byte[] message = { 1 };
		assertThat(key.verify(message, sign("SHA512withECDSAinP1363Format", pair, message))).isTrue();
		assertThat(key.verify(message, new byte[132])).isFalse();
	}

	private static int bitLength(KeyPair pair) {
		ECPublicKey key = (ECPublicKey) pair.getPublic();
		return Math.max(key.getW().getAffineX().bitLength(), key.getW().getAffineY().bitLength());
	}

	private static VerificationKeys parse(String keys) throws JwsException {
		return VerificationKeys.parse(("{\"keys\":[" + keys + "]}").getBytes(StandardCharsets.UTF_8));
	}

	private static KeyPair ec(String curve) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec(curve));
		return generator.generateKeyPair();
	}

	private static String ec(KeyPair pair, String curve, int bytes) {
		ECPublicKey key = (ECPublicKey) pair.getPublic();
		return "{\"kty\":\"EC\",\"crv\":\"" + curve + "\",\"kid\":\"k\",\"x\":\""
				+ fixed(key.getW().getAffineX(), bytes) + "\",\"y\":\"" + fixed(key.getW().getAffineY(), bytes) + "\"}";
	}

	private static String fixed(BigInteger number, int bytes) {
		byte[] padded = new byte[bytes];
		byte[] own = number.toByteArray();
		int length = Math.min(own.length, bytes);
		System.arraycopy(own, own.length - length, padded, bytes - length, length);
		return Base64Url.encode(padded);
	}

	private static String rsa(BigInteger modulus, BigInteger exponent) {
		return "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"" + Base64URL.encode(unsigned(modulus)) + "\",\"e\":\""
				+ Base64URL.encode(unsigned(exponent)) + "\"}";
	}

	private static byte[] unsigned(BigInteger number) {
		byte[] bytes = number.toByteArray();
		return (bytes[0] == 0) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
	}

	private static byte[] sign(String algorithm, KeyPair pair, byte[] message) throws GeneralSecurityException {
		Signature engine = Signature.getInstance(algorithm);
		engine.initSign(pair.getPrivate());
		engine.update(message);
		return engine.sign();
	}

}
