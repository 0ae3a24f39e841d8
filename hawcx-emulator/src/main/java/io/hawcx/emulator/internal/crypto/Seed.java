package io.hawcx.emulator.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Where all keys and ids of one emulator come from: the same seed gives the same ones.
 * Immutable.
 */
public final class Seed {

	private final byte[] root;

	private Seed(byte[] root) {
		this.root = root;
	}

	/**
	 * Create a seed from a text.
	 * @param text any text
	 * @return the seed
	 */
	public static Seed of(String text) {
		return new Seed(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Create a seed that nobody else has.
	 * @param random where it comes from
	 * @return the seed
	 */
	public static Seed random(SecureRandom random) {
		byte[] root = new byte[32];
		random.nextBytes(root);
		return new Seed(root);
	}

	/**
	 * Derive a seed, whose ids and keys are all others.
	 * @param label what it is for
	 * @return the seed
	 */
	public Seed child(String label) {
		return new Seed(bytes(label, 32));
	}

	/**
	 * Derive bytes.
	 * @param label what they are for; another label gives other bytes
	 * @param length how many
	 * @return the bytes
	 */
	public byte[] bytes(String label, int length) {
		return Hkdf.sha256(this.root, "hawcx-emulator-v1 " + label, length);
	}

	/**
	 * Derive hexadecimal text.
	 * @param label what it is for
	 * @param length how many bytes it stands for
	 * @return the text, twice as long
	 */
	public String hex(String label, int length) {
		return HexFormat.of().formatHex(bytes(label, length));
	}

	/**
	 * Derive a UUID.
	 * @param label what it is for
	 * @return the UUID's text
	 */
	public String uuid(String label) {
		return UUID.nameUUIDFromBytes(bytes(label, 32)).toString();
	}

}
