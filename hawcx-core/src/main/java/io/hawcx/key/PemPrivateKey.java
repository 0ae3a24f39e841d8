package io.hawcx.key;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.internal.Libraries;
import io.hawcx.internal.crypto.CryptoProviders;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unencrypted PKCS#8 private key of Ed25519 from PEM (RFC 7468 section 10, RFC
 * 8410 section 7). No message holds any of it.
 */
final class PemPrivateKey {

	private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

	private static final Pattern PEM = Pattern
		.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

	// What stands before the seed where nothing stands after it, as OpenSSL writes keys:
	// read without a library.
	private static final byte[] PLAIN = HexFormat.of().parseHex("302e020100300506032b657004220420");

	private static final String ED25519 = "1.3.101.112";

	private static final Map<String, String> OTHERS = Map.of("1.2.840.113549.1.1.1", "an RSA", "1.2.840.10045.2.1",
			"an EC", "1.3.101.110", "an X25519", "1.3.101.113", "an Ed448");

	private static final int SEED_BYTES = 32;

	private PemPrivateKey() {
	}

	static boolean looksLikePem(String text) {
		return text.stripLeading().startsWith("-----");
	}

	static byte[] ed25519Seed(String pem) {
		Libraries.requireBouncyCastle();
		byte[] der = der(pem);
		if (der.length == PLAIN.length + SEED_BYTES && Arrays.equals(PLAIN, Arrays.copyOf(der, PLAIN.length))) {
			return Arrays.copyOfRange(der, PLAIN.length, der.length);
		}
		PrivateKeyInfo info = decode(der);
		checkAlgorithm(info.getPrivateKeyAlgorithm().getAlgorithm().getId());
		byte[] seed = octets(info);
		if (seed.length != SEED_BYTES) {
			throw refusal("the key has " + seed.length + " bytes instead of " + SEED_BYTES);
		}
		checkPublicKey(info.getPublicKeyData(), seed);
		return seed;
	}

	private static byte[] octets(PrivateKeyInfo info) {
		try {
			return ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
		}
		catch (IllegalArgumentException | IllegalStateException | IOException ex) {
			throw refusal("it holds no Ed25519 key");
		}
	}

	private static byte[] der(String pem) {
		Matcher matcher = PEM.matcher(pem);
		if (!matcher.matches()) {
			throw refusal(label(pem));
		}
		try {
			return Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
		}
		catch (IllegalArgumentException ex) {
			// No cause: what the libraries say may hold bytes of the key.
			throw refusal("its content is not PKCS#8");
		}
	}

	private static PrivateKeyInfo decode(byte[] der) {
		try {
			PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
			if (Arrays.equals(der, info.getEncoded("DER"))) {
				return info;
			}
		}
		catch (IllegalArgumentException | IllegalStateException | IOException ex) {
			// No cause, as above.
			throw refusal("its content is not PKCS#8");
		}
		throw refusal("its content is not exactly one PKCS#8 key");
	}

	private static String label(String pem) {
		Matcher begin = BEGIN.matcher(pem);
		String label = begin.find() ? begin.group(1) : "";
		return switch (label) {
			case "PRIVATE KEY" -> "it is not one complete block of base64 between BEGIN and END PRIVATE KEY";
			case "ENCRYPTED PRIVATE KEY" -> "it is encrypted; decrypt it with: openssl pkey -in FILE";
			case "PUBLIC KEY" -> "it is a public key where the private key is needed";
			case "CERTIFICATE" -> "it is a certificate where the private key is needed";
			case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
				"it is an " + label.substring(0, label.indexOf(' ')) + " key where an Ed25519 key in PKCS#8 is needed";
			default -> "it is not an unencrypted PKCS#8 private key (BEGIN PRIVATE KEY)";
		};
	}

	private static void checkAlgorithm(String identifier) {
		if (!identifier.equals(ED25519)) {
			throw refusal(
					"it is " + OTHERS.getOrDefault(identifier, "another") + " key where an Ed25519 key is needed");
		}
	}

	private static void checkPublicKey(@Nullable ASN1BitString publicKey, byte[] seed) {
		// A bit string that is not of whole bytes has no octets to ask for.
		if (publicKey != null && (publicKey.getPadBits() != 0
				|| !Arrays.equals(publicKey.getOctets(), CryptoProviders.deferred().ed25519Signer(seed).publicKey()))) {
			throw refusal("the public key in it does not belong to the private key");
		}
	}

	private static IllegalArgumentException refusal(String problem) {
		return new IllegalArgumentException("The signing key's PEM is refused: " + problem);
	}

}
