package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;

import io.hawcx.Vectors;
import io.hawcx.Wycheproof;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wycheproof's cases for what a {@link CryptoProvider} computes.
 */
@EnabledIf("io.hawcx.Wycheproof#isGiven")
class WycheproofCryptoTests {

	static Stream<Named<CryptoProvider>> providers() {
		return Stream.of("bouncycastle", "conscrypt", "conscrypt+corretto")
			.map((name) -> Named.of(name, CryptoProviders.choose(name)));
	}

	@ParameterizedTest
	@MethodSource("providers")
	void agreeWhenX25519ThenDecidesAsListed(CryptoProvider crypto) {
		Wycheproof.run("x25519_test", 518, subject(crypto), (group, test) -> agrees(crypto,
				Vectors.hex(test.get("private")), Vectors.hex(test.get("public")), Vectors.hex(test.get("shared"))));
	}

	@ParameterizedTest
	@MethodSource("providers")
	void agreeWhenX25519KeysComeAsJwkThenDecidesAsListed(CryptoProvider crypto) {
		Wycheproof.run("x25519_jwk_test", 531, subject(crypto),
				(group, test) -> agrees(crypto, Base64Url.decode(test.get("private").get("d").asString()),
						Base64Url.decode(test.get("public").path("x").asString("")), Vectors.hex(test.get("shared"))));
	}

	private static boolean agrees(CryptoProvider crypto, byte[] privateKey, byte[] publicKey, byte[] expected) {
		boolean usable = true;
		try {
			crypto.checkX25519PublicKey(publicKey);
		}
		catch (IllegalArgumentException ex) {
			usable = false;
		}
		try {
			byte[] secret = crypto.x25519Key(privateKey).agree(publicKey);
			// Both doors must decide alike: the check of keys and the agreement.
			return usable && (expected.length == 0 || Arrays.equals(secret, expected));
		}
		catch (GeneralSecurityException ex) {
			if (usable) {
				throw new AssertionError("the key passed its check", ex);
			}
			return false;
		}
	}

	@ParameterizedTest
	@MethodSource("providers")
	void verifyWhenEd25519ThenDecidesAsListed(CryptoProvider crypto) {
		Wycheproof.run("ed25519_test", 151, subject(crypto), (group, test) -> {
			CryptoProvider.Ed25519Verifier verifier = crypto
				.ed25519Verifier(Vectors.hex(group.get("publicKey").get("pk")));
			return verifier.verify(Vectors.hex(test.get("msg")), Vectors.hex(test.get("sig")));
		});
	}

	@ParameterizedTest
	@MethodSource("providers")
	void encryptAndDecryptWhenAesGcmThenDecidesAsListed(CryptoProvider crypto) {
		Wycheproof.run("aes_gcm_test", 316, subject(crypto), (group, test) -> {
			byte[] key = Vectors.hex(test.get("key"));
			byte[] iv = Vectors.hex(test.get("iv"));
			byte[] plaintext = Vectors.hex(test.get("msg"));
			byte[] sealed = sealed(test);
			try {
				boolean opens = Arrays.equals(crypto.aesGcmDecrypt(key, iv, sealed), plaintext);
				return opens && Arrays.equals(crypto.aesGcmEncrypt(key, iv, plaintext), sealed);
			}
			catch (GeneralSecurityException | IllegalArgumentException ex) {
				return false;
			}
		});
	}

	private static byte[] sealed(JsonNode test) {
		byte[] ciphertext = Vectors.hex(test.get("ct"));
		byte[] tag = Vectors.hex(test.get("tag"));
		byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
		System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
		return sealed;
	}

	@ParameterizedTest
	@MethodSource("providers")
	void deriveWhenHkdfThenDecidesAsListed(CryptoProvider crypto) {
		Wycheproof.run("hkdf_sha256_test", 86, subject(crypto), (group, test) -> {
			try {
				byte[] derived = crypto.hkdfSha256(Vectors.hex(test.get("ikm")), Vectors.hex(test.get("info")),
						test.get("size").asInt());
				return Arrays.equals(derived, Vectors.hex(test.get("okm")));
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		});
	}

	@Test
	void deviationsWhenListedThenFileIsRun() {
		assertThat(Wycheproof.filesWithDeviations()).isSubsetOf("aes_gcm_test", "ecdsa_secp256r1_sha256_p1363_test",
				"ecdsa_secp384r1_sha384_p1363_test", "ecdsa_secp521r1_sha512_p1363_test", "ed25519_test",
				"hkdf_sha256_test", "json_web_key_test", "json_web_signature_test", "x25519_jwk_test", "x25519_test");
	}

	private static String subject(CryptoProvider crypto) {
		return crypto.getClass().getSimpleName();
	}

}
