package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

import io.hawcx.DelegationCryptoException;
import io.hawcx.Vectors;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DelegationKeysTests {

	private static final JsonNode VECTORS = Vectors.read("pem-keys");

	private static final String KEY_ID = VECTORS.get("sp_kid").asString();

	static Stream<Arguments> invalid() {
		return Vectors.cases(VECTORS.get("invalid"));
	}

	@Test
	void builderWhenPemThenKeysAreThoseOfTheBlob() {
		DelegationKeys keys = keys("sp_signing_key");
		DelegationKeys blob = TestHawcx.secretKey().delegationKeys();
		byte[] message = { 1, 2, 3 };
		assertThat(keys).hasToString(
				"DelegationKeys[keyId=" + KEY_ID + ", hawcxKeyIds=[" + VECTORS.get("idp_kid").asString() + "]]");
		assertThat(keys.signatureAlgorithm()).isEqualTo("ed25519");
		assertThat(keys.sign(message)).isEqualTo(blob.sign(message));
		assertThat(keys.decryptionKey().publicKey()).isEqualTo(blob.decryptionKey().publicKey());
		assertThat(keys.hawcxEncryptionKey()).isEqualTo(blob.hawcxEncryptionKey());
		Clock clock = Clock.systemUTC();
		assertThat(new ReplyOpener(keys, clock, Duration.ofSeconds(5)).open("POST /x",
				TestHawcx.reply(200, "{\"ok\":true}", clock)))
			.containsEntry("ok", true);
	}

	@Test
	void signWhenRsaThenIsPssWithLongestSalt() throws GeneralSecurityException {
		JsonNode sample = VECTORS.get("rsa_pss_sample");
		byte[] message = SignedMessage.of(sample.get("body").asString().getBytes(StandardCharsets.UTF_8),
				sample.get("timestamp").asString());
		int saltLength = sample.get("salt_length").asInt();
		assertThat(verifies(message, Base64Url.decode(sample.get("signature").asString()), saltLength)).isTrue();
		DelegationKeys keys = keys("sp_signing_key_rsa");
		assertThat(keys.signatureAlgorithm()).isEqualTo("rsa-pss-sha256");
		byte[] signature = keys.sign(message);
		assertThat(verifies(message, signature, saltLength)).isTrue();
		assertThat(keys.sign(message)).isNotEqualTo(signature);
		SealedRequest sealed = new RequestSealer(keys, Clock.systemUTC()).seal(new byte[] { '{', '}' });
		assertThat(sealed.headers()).containsEntry("X-Signature-Alg", "rsa-pss-sha256")
			.containsEntry("X-Key-Id", KEY_ID);
		assertThat(verifies(SignedMessage.of(sealed.body(), sealed.headers().get("X-Timestamp")),
				Base64Url.decode(sealed.headers().get("X-Signature")), saltLength))
			.isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalid")
	void builderWhenPemIsInvalidThenThrowsWithoutQuoting(String name, JsonNode invalid) {
		DelegationKeys.Builder builder = DelegationKeys.builder();
		String pem = invalid.get("pem").asString();
		assertThatExceptionOfType(DelegationCryptoException.class).isThrownBy(() -> {
			switch (invalid.get("key").asString()) {
				case "sp_signing_key" -> builder.signingKey(KEY_ID, pem);
				case "sp_encryption_key" -> builder.decryptionKey(pem);
				case "idp_verify_key" -> builder.hawcxVerificationKey("hawcx", pem);
				default -> builder.hawcxEncryptionKey(pem);
			}
		}).withMessageContaining("is refused: ").satisfies((ex) -> {
			String content = pem.replaceAll("-----[^-]*-----", "").strip();
			if (content.length() > 20) {
				assertThat(ex).hasMessageNotContaining(content.substring(0, 20));
			}
			assertThat(ex).hasNoCause();
		});
	}

	@Test
	void builderWhenPublicKeysAreSwappedThenSaysWhatIsNeeded() {
		DelegationKeys.Builder builder = DelegationKeys.builder();
		assertThatExceptionOfType(DelegationCryptoException.class)
			.isThrownBy(() -> builder.hawcxVerificationKey("hawcx", VECTORS.get("idp_encryption_key").asString()))
			.withMessageContaining("of type X25519 where Ed25519 is needed");
		assertThatExceptionOfType(DelegationCryptoException.class)
			.isThrownBy(() -> builder.hawcxEncryptionKey(VECTORS.get("idp_verify_key").asString()))
			.withMessageContaining("of type Ed25519 where X25519 is needed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "idp_encryption_key", "idp_verify_key" })
	void builderWhenPublicKeyIsNotOfWholeBytesThenThrows(String key) {
		DelegationKeys.Builder builder = DelegationKeys.builder();
		String pem = withUnusedBit(VECTORS.get(key).asString());
		assertThatExceptionOfType(DelegationCryptoException.class).isThrownBy(() -> {
			if (key.equals("idp_verify_key")) {
				builder.hawcxVerificationKey("hawcx", pem);
			}
			else {
				builder.hawcxEncryptionKey(pem);
			}
		}).withMessageContaining("is refused: its bits are not whole bytes").withNoCause();
	}

	private static String withUnusedBit(String pem) {
		byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
		// RFC 8410 section 4: the bit string is the last element, and says first how many
		// bits are unused.
		der[der.length - 33] = 1;
		der[der.length - 1] &= (byte) 0xFE;
		return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
				+ "\n-----END PUBLIC KEY-----\n";
	}

	private static DelegationKeys keys(String signingKey) {
		return DelegationKeys.builder()
			.signingKey(KEY_ID, VECTORS.get(signingKey).asString())
			.decryptionKey(VECTORS.get("sp_encryption_key").asString())
			.hawcxEncryptionKey(VECTORS.get("idp_encryption_key").asString())
			.hawcxVerificationKey(VECTORS.get("idp_kid").asString(), VECTORS.get("idp_verify_key").asString())
			.build();
	}

	private static boolean verifies(byte[] message, byte[] signature, int saltLength) throws GeneralSecurityException {
		PemKey pem = PemKey.ofPublic("verification key", VECTORS.get("sp_verify_key_rsa").asString());
		Signature verifier = Signature.getInstance("RSASSA-PSS");
		verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltLength, 1));
		verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(pem.der())));
		verifier.update(message);
		return verifier.verify(signature);
	}

}
