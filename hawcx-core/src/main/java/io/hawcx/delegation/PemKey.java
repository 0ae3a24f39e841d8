package io.hawcx.delegation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.DelegationCryptoException;
import io.hawcx.internal.Libraries;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * One key in PEM (RFC 7468): PKCS#8 if private and SPKI if public, never encrypted.
 * Refusals say which key is at fault and never quote it.
 */
final class PemKey {

	private static final Pattern PEM = Pattern
		.compile("\\s*-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----\\s*");

	private static final Map<String, String> ALGORITHMS = Map.of("1.3.101.112", "Ed25519", "1.3.101.110", "X25519",
			"1.2.840.113549.1.1.1", "RSA", "1.2.840.10045.2.1", "EC", "1.3.101.113", "Ed448");

	private final String name;

	private final byte[] der;

	private PemKey(String name, byte[] der) {
		this.name = name;
		this.der = der;
	}

	static PemKey ofPrivate(String name, String pem) {
		return decode(name, pem, "PRIVATE");
	}

	static PemKey ofPublic(String name, String pem) {
		return decode(name, pem, "PUBLIC");
	}

	private static PemKey decode(String name, String pem, String kind) {
		Libraries.requireBouncyCastle();
		Matcher matcher = PEM.matcher(pem);
		if (!matcher.matches() || !matcher.group(1).equals(kind)) {
			throw refusal(name, "it is not one unencrypted block between BEGIN and END " + kind + " KEY");
		}
		try {
			return new PemKey(name, Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", "")));
		}
		catch (IllegalArgumentException ex) {
			// No cause: the JDK quotes what it could not decode.
			throw refusal(name, "it is not base64");
		}
	}

	byte[] der() {
		return this.der;
	}

	/**
	 * Return what kind of private key this is.
	 * @return such as {@code Ed25519}
	 */
	String privateAlgorithm() {
		return algorithm(privateKey().getPrivateKeyAlgorithm().getAlgorithm().getId());
	}

	/**
	 * Return the raw private key of a curve.
	 * @param algorithm {@code Ed25519} or {@code X25519}
	 * @return its bytes, whose number is not checked
	 */
	byte[] rawPrivate(String algorithm) {
		requireAlgorithm(algorithm, privateAlgorithm());
		try {
			return ASN1OctetString.getInstance(privateKey().parsePrivateKey()).getOctets();
		}
		catch (IOException | IllegalArgumentException | IllegalStateException ex) {
			throw refusal("it holds no " + algorithm + " key");
		}
	}

	/**
	 * Return the raw public key of a curve.
	 * @param algorithm {@code Ed25519} or {@code X25519}
	 * @return its bytes, whose number is not checked
	 */
	byte[] rawPublic(String algorithm) {
		SubjectPublicKeyInfo key = parse(SubjectPublicKeyInfo::getInstance);
		requireAlgorithm(algorithm, algorithm(key.getAlgorithm().getAlgorithm().getId()));
		if (key.getPublicKeyData().getPadBits() != 0) {
			throw refusal("its bits are not whole bytes");
		}
		return key.getPublicKeyData().getOctets();
	}

	private PrivateKeyInfo privateKey() {
		return parse(PrivateKeyInfo::getInstance);
	}

	private <T extends ASN1Object> T parse(Function<byte[], T> parser) {
		try {
			T parsed = parser.apply(this.der);
			if (parsed != null && Arrays.equals(this.der, parsed.getEncoded("DER"))) {
				return parsed;
			}
		}
		catch (IllegalArgumentException | IllegalStateException | IOException ex) {
			// No cause: what the library says may hold bytes of the key.
			throw refusal("its content is no key");
		}
		throw refusal("its content is not exactly one key");
	}

	private void requireAlgorithm(String wanted, String found) {
		if (!wanted.equals(found)) {
			throw refusal("it is of type " + found + " where " + wanted + " is needed");
		}
	}

	private static String algorithm(String identifier) {
		return ALGORITHMS.getOrDefault(identifier, "unknown");
	}

	DelegationCryptoException refusal(String problem) {
		return refusal(this.name, problem);
	}

	private static DelegationCryptoException refusal(String name, String problem) {
		return new DelegationCryptoException("The PEM of the " + name + " is refused: " + problem + ".");
	}

}
