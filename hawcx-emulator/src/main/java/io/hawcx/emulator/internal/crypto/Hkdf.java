package io.hawcx.emulator.internal.crypto;

import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * HKDF with SHA-256 and no salt (RFC 5869).
 */
final class Hkdf {

	private Hkdf() {
	}

	static byte[] sha256(byte[] inputKey, String info, int length) {
		HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
		generator.init(new HKDFParameters(inputKey, null, info.getBytes(StandardCharsets.US_ASCII)));
		byte[] output = new byte[length];
		generator.generateBytes(output, 0, length);
		return output;
	}

}
