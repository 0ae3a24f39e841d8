package io.hawcx.internal.crypto;

import java.math.BigInteger;
import java.util.Set;

/**
 * The coordinates of the points whose order divides the cofactor, eight. With one of them
 * a secret is known to everybody, and a signature can be right for any message.
 */
final class LowOrder {

	static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

	/**
	 * The y coordinates of such points of edwards25519.
	 */
	static final Set<BigInteger> ED25519 = Set.of(BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE),
			new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
			new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

	/**
	 * The u coordinates of such points of curve25519 and of its twist.
	 */
	static final Set<BigInteger> X25519 = Set.of(BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE),
			new BigInteger("00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0", 16),
			new BigInteger("57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5f", 16));

	private LowOrder() {
	}

	/**
	 * Read a coordinate, whose highest bit belongs to something else.
	 * @param key 32 bytes, the lowest first
	 * @return 255 bits
	 */
	static BigInteger coordinate(byte[] key) {
		byte[] bytes = new byte[key.length];
		for (int i = 0; i < key.length; i++) {
			bytes[i] = key[key.length - 1 - i];
		}
		return new BigInteger(1, bytes).clearBit(255);
	}

}
