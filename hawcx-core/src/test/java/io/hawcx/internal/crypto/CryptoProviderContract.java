package io.hawcx.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link CryptoProvider} must do, as tests to be inherited.
 */
interface CryptoProviderContract {

	CryptoProvider crypto();

	@Test
	default void signWhenRfc8032Test2ThenIsExact() {
		CryptoProvider.Ed25519Signer signer = crypto()
			.ed25519Signer(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
		byte[] signature = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
				+ "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
		assertThat(signer.publicKey())
			.isEqualTo(hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
		assertThat(signer.sign(hex("72"))).isEqualTo(signature);
		CryptoProvider.Ed25519Verifier verifier = crypto().ed25519Verifier(signer.publicKey());
		assertThat(verifier.verify(hex("72"), signature)).isTrue();
		assertThat(verifier.verify(hex("73"), signature)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 63, 65, 128 })
	default void verifyWhenSignatureHasOtherLengthThenIsFalse(int length) {
		CryptoProvider.Ed25519Signer signer = crypto().ed25519Signer(new byte[32]);
		byte[] message = { 1 };
		byte[] signature = Arrays.copyOf(signer.sign(message), length);
		assertThat(crypto().ed25519Verifier(signer.publicKey()).verify(message, signature)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0100000000000000000000000000000000000000000000000000000000000000",
			"0000000000000000000000000000000000000000000000000000000000000000",
			"0000000000000000000000000000000000000000000000000000000000000080",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
			"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
			"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"0100000000000000000000000000000000000000000000000000000000000080",
			"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "00" })
	default void ed25519VerifierWhenKeyIsUnusableThenThrows(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().ed25519Verifier(hex(key)));
	}

	@Test
	default void agreeWhenRfc7748Section52ThenIsExact() throws GeneralSecurityException {
		CryptoProvider.X25519Key key = crypto()
			.x25519Key(hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"));
		byte[] peer = hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
		assertThat(key.agree(peer)).isEqualTo(hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000000000000000000000000000000000000000000000000000000000000000",
			"0100000000000000000000000000000000000000000000000000000000000000",
			"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
			"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
			"0000000000000000000000000000000000000000000000000000000000000080" })
	default void agreeWhenPeerIsOfLowOrderThenThrows(String peer) {
		CryptoProvider.X25519Key key = crypto().x25519Key(new SecureRandom());
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> key.agree(hex(peer)));
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().checkX25519PublicKey(hex(peer)));
	}

	@Test
	default void agreeWhenPeerHasOtherLengthThenThrows() {
		CryptoProvider.X25519Key key = crypto().x25519Key(new SecureRandom());
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> key.agree(new byte[31]));
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().checkX25519PublicKey(new byte[33]));
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().x25519Key(new byte[31]));
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().ed25519Signer(new byte[33]));
	}

	@Test
	default void hkdfWhenRfc5869Test3ThenIsExact() {
		byte[] ikm = new byte[22];
		Arrays.fill(ikm, (byte) 0x0b);
		assertThat(crypto().hkdfSha256(ikm, new byte[0], 42))
			.isEqualTo(hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
	}

	@Test
	default void decryptWhenTagIsWrongOrMissingThenThrows() throws GeneralSecurityException {
		byte[] key = new byte[32];
		byte[] iv = new byte[12];
		byte[] plaintext = "text".getBytes(StandardCharsets.UTF_8);
		byte[] ciphertext = crypto().aesGcmEncrypt(key, iv, plaintext);
		assertThat(ciphertext).hasSize(20);
		assertThat(crypto().aesGcmDecrypt(key, iv, ciphertext)).isEqualTo(plaintext);
		ciphertext[19] ^= 1;
		assertThatExceptionOfType(GeneralSecurityException.class)
			.isThrownBy(() -> crypto().aesGcmDecrypt(key, iv, ciphertext));
		assertThatExceptionOfType(GeneralSecurityException.class)
			.isThrownBy(() -> crypto().aesGcmDecrypt(key, iv, new byte[15]));
	}

	@ParameterizedTest
	@CsvSource({ "16, 12", "24, 12", "31, 12", "33, 12", "32, 0", "32, 11", "32, 16" })
	default void encryptWhenShapeIsAnotherThenThrows(int keySize, int ivSize) {
		byte[] key = new byte[keySize];
		byte[] iv = new byte[ivSize];
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().aesGcmEncrypt(key, iv, new byte[1]));
		assertThatIllegalArgumentException().isThrownBy(() -> crypto().aesGcmDecrypt(key, iv, new byte[17]));
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text);
	}

}
