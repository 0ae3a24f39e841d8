package io.hawcx.delegation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.hawcx.DelegationResponseException;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * What an envelope carries, and how it is written: as JSON without white space, its
 * members in one order. An envelope written so is read straight from its bytes, and any
 * other as JSON; both ways take what they take alike.
 */
final class EnvelopeMembers {

	static final String ALGORITHM = "x25519-aesgcm";

	static final int IV_BYTES = 12;

	private static final byte[] BEFORE_EPK = ascii("{\"enc\":\"" + ALGORITHM + "\",\"epk\":\"");

	private static final byte[] BEFORE_IV = ascii("\",\"iv\":\"");

	private static final byte[] BEFORE_CT = ascii("\",\"ct\":\"");

	private static final byte[] END = ascii("\"}");

	private static final int EPK = BEFORE_EPK.length;

	// 32 bytes are 43 characters of base64url, 12 bytes are 16.
	private static final int IV = EPK + 43 + BEFORE_IV.length;

	private static final int CT = IV + 16 + BEFORE_CT.length;

	private final byte[] ephemeralKey;

	private final byte[] iv;

	private final byte[] ciphertext;

	EnvelopeMembers(byte[] ephemeralKey, byte[] iv, byte[] ciphertext) {
		this.ephemeralKey = ephemeralKey;
		this.iv = iv;
		this.ciphertext = ciphertext;
	}

	byte[] ephemeralKey() {
		return this.ephemeralKey;
	}

	byte[] iv() {
		return this.iv;
	}

	byte[] ciphertext() {
		return this.ciphertext;
	}

	byte[] write() {
		byte[] epk = Base64Url.encodeAscii(this.ephemeralKey);
		byte[] iv = Base64Url.encodeAscii(this.iv);
		byte[] ct = Base64Url.encodeAscii(this.ciphertext);
		return ByteBuffer
			.allocate(BEFORE_EPK.length + epk.length + BEFORE_IV.length + iv.length + BEFORE_CT.length + ct.length
					+ END.length)
			.put(BEFORE_EPK)
			.put(epk)
			.put(BEFORE_IV)
			.put(iv)
			.put(BEFORE_CT)
			.put(ct)
			.put(END)
			.array();
	}

	static EnvelopeMembers read(byte[] envelope) {
		EnvelopeMembers asWritten = readAsWritten(envelope);
		EnvelopeMembers members = (asWritten != null) ? asWritten : readAsJson(envelope);
		if (members.iv.length != IV_BYTES) {
			throw new DelegationResponseException(
					"The reply's envelope has an iv of " + members.iv.length + " bytes instead of " + IV_BYTES + ".");
		}
		return members;
	}

	private static @Nullable EnvelopeMembers readAsWritten(byte[] envelope) {
		int end = envelope.length - END.length;
		if (end < CT || !isAt(BEFORE_EPK, envelope, 0) || !isAt(BEFORE_IV, envelope, IV - BEFORE_IV.length)
				|| !isAt(BEFORE_CT, envelope, CT - BEFORE_CT.length) || !isAt(END, envelope, end)) {
			return null;
		}
		try {
			return new EnvelopeMembers(decode(envelope, EPK, IV - BEFORE_IV.length),
					decode(envelope, IV, CT - BEFORE_CT.length), decode(envelope, CT, end));
		}
		catch (IllegalArgumentException ex) {
			// Such as an escaped character, or members after these: JSON tells.
			return null;
		}
	}

	private static boolean isAt(byte[] part, byte[] envelope, int offset) {
		return Arrays.equals(part, 0, part.length, envelope, offset, offset + part.length);
	}

	private static byte[] decode(byte[] envelope, int from, int to) {
		return Base64Url.decode(Arrays.copyOfRange(envelope, from, to));
	}

	private static EnvelopeMembers readAsJson(byte[] envelope) {
		Map<String, Object> members;
		try {
			members = Json.readObject(envelope);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply's envelope is unusable: " + ex.getMessage() + ".", ex);
		}
		if (!ALGORITHM.equals(members.get("enc"))) {
			throw new DelegationResponseException("The reply's envelope has another enc than " + ALGORITHM + ".");
		}
		return new EnvelopeMembers(decode(members, "epk"), decode(members, "iv"), decode(members, "ct"));
	}

	private static byte[] decode(Map<String, Object> members, String name) {
		if (!(members.get(name) instanceof String text)) {
			throw new DelegationResponseException("The reply's envelope has no string " + name + ".");
		}
		try {
			return Base64Url.decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply's envelope has a " + name + " that is no base64url.", ex);
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
