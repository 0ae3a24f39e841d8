package io.hawcx.emulator.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238) as every authenticator application makes them:
 * SHA-1, steps of 30 s, six digits.
 */
public final class Totp {

	private static final long STEP_SECONDS = 30;

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private Totp() {
	}

	/**
	 * Return the step that a time lies in.
	 * @param time the time
	 * @return the number of the step
	 */
	public static long step(Instant time) {
		return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
	}

	/**
	 * Return the code of a step.
	 * @param secret the shared secret
	 * @param step the number of the step
	 * @return six digits
	 */
	public static String code(byte[] secret, long step) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "HmacSHA1"));
			byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
			int offset = hash[hash.length - 1] & 0xf;
			return "%06d".formatted((ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff) % 1_000_000);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has HmacSHA1", ex);
		}
	}

	/**
	 * Spell a secret as people type it into an authenticator (RFC 4648, section 6).
	 * @param secret the secret, of a multiple of five bytes
	 * @return the Base32 text
	 */
	public static String spell(byte[] secret) {
		StringBuilder text = new StringBuilder();
		long bits = 0;
		int count = 0;
		for (byte next : secret) {
			bits = (bits << 8) | (next & 0xff);
			count += 8;
			while (count >= 5) {
				count -= 5;
				text.append(BASE32.charAt((int) (bits >> count) & 0x1f));
			}
		}
		return text.toString();
	}

}
