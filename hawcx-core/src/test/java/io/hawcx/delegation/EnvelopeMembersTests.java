package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.hawcx.DelegationResponseException;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EnvelopeMembers}.
 */
class EnvelopeMembersTests {

	private static final byte[] ENVELOPE = new EnvelopeMembers(bytes(32), bytes(12), bytes(23)).write();

	@Test
	void readWhenWrittenThenIsTheSame() {
		EnvelopeMembers read = EnvelopeMembers.read(ENVELOPE);
		assertThat(read.ephemeralKey()).isEqualTo(bytes(32));
		assertThat(read.iv()).isEqualTo(bytes(12));
		assertThat(read.ciphertext()).isEqualTo(bytes(23));
	}

	@Test
	void readWhenAnyByteIsAnotherThenDecidesAsJsonDoes() {
		for (int i = 0; i < ENVELOPE.length; i++) {
			for (int b : new int[] { '"', '=', '\\', ' ', ',', '}', '+', 'A', '_', 0, 0xC3, 0xFF }) {
				byte[] changed = ENVELOPE.clone();
				changed[i] = (byte) b;
				assertDecidedAlike(changed);
			}
		}
	}

	@Test
	void readWhenBytesAreMissingOrAddedThenDecidesAsJsonDoes() {
		String text = new String(ENVELOPE, StandardCharsets.US_ASCII);
		List<String> others = new ArrayList<>(List.of(text + " ", text + "{}", text.replace("\"}", "\",\"x\":\"y\"}"),
				text.replace("\"}", "=\"}"), text.replace("\"}", "==\"}"), text.replace("\"}", "\",\"ct\":\"AAAA\"}"),
				text.replace("\",\"iv", "=\",\"iv"), text.replace("\"}", "\\u0041\"}")));
		for (int i = 0; i < text.length(); i++) {
			others.add(text.substring(0, i));
			others.add(text.substring(i));
			others.add(text.substring(0, i) + text.substring(i + 1));
			others.add(text.substring(0, i) + "A" + text.substring(i));
		}
		others.forEach((other) -> assertDecidedAlike(other.getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void readWhenIvHasOtherLengthThenThrows() {
		for (int length : new int[] { 0, 10, 11, 13 }) {
			byte[] envelope = new EnvelopeMembers(bytes(32), bytes(length), bytes(23)).write();
			assertThatExceptionOfType(DelegationResponseException.class)
				.isThrownBy(() -> EnvelopeMembers.read(envelope))
				.withMessageContaining("an iv of " + length + " bytes instead of 12");
		}
	}

	@Test
	void readWhenIvIsPaddedToItsPlaceThenThrows() {
		String text = new String(ENVELOPE, StandardCharsets.US_ASCII).replace(encoded(bytes(12)),
				encoded(bytes(11)) + "=");
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> EnvelopeMembers.read(text.getBytes(StandardCharsets.US_ASCII)))
			.withMessageContaining("an iv of 11 bytes instead of 12");
	}

	// White space in front is allowed, and makes it JSON that nobody here would write.
	private static void assertDecidedAlike(byte[] envelope) {
		byte[] json = new byte[envelope.length + 1];
		json[0] = ' ';
		System.arraycopy(envelope, 0, json, 1, envelope.length);
		assertThat(decision(envelope)).as(() -> new String(envelope, StandardCharsets.ISO_8859_1))
			.isEqualTo(decision(json));
	}

	private static String decision(byte[] envelope) {
		try {
			EnvelopeMembers read = EnvelopeMembers.read(envelope);
			return Arrays.toString(read.ephemeralKey()) + Arrays.toString(read.iv())
					+ Arrays.toString(read.ciphertext());
		}
		catch (DelegationResponseException ex) {
			return ex.toString();
		}
	}

	private static String encoded(byte[] bytes) {
		return Base64Url.encode(bytes);
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (7 * i + length);
		}
		return bytes;
	}

}
