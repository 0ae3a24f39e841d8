package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hands raw keys of 32 bytes to JCA, which takes them in the frames of PKCS#8 and SPKI
 * (RFC 8410).
 */
enum RawKeys {

	X25519("6e"), ED25519("70");

	private static final int SIZE = 32;

	private final byte[] beforePrivate;

	private final byte[] beforePublic;

	RawKeys(String lastOfIdentifier) {
		this.beforePrivate = HexFormat.of().parseHex("302e020100300506032b65" + lastOfIdentifier + "04220420");
		this.beforePublic = HexFormat.of().parseHex("302a300506032b65" + lastOfIdentifier + "032100");
	}

	PrivateKey readPrivate(KeyFactory factory, byte[] raw) throws GeneralSecurityException {
		return factory.generatePrivate(new PKCS8EncodedKeySpec(concat(this.beforePrivate, raw)));
	}

	PublicKey readPublic(KeyFactory factory, byte[] raw) throws GeneralSecurityException {
		return factory.generatePublic(new X509EncodedKeySpec(concat(this.beforePublic, raw)));
	}

	byte[] raw(PublicKey key) {
		byte[] encoded = key.getEncoded();
		return Arrays.copyOfRange(encoded, this.beforePublic.length, encoded.length);
	}

	static byte[] requireSize(String what, byte[] key) {
		if (key.length != SIZE) {
			throw new IllegalArgumentException(what + " has " + key.length + " bytes instead of " + SIZE);
		}
		return key;
	}

	private static byte[] concat(byte[] prefix, byte[] raw) {
		byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
		System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
		return encoded;
	}

}
