package io.hawcx.benchmark;

import java.nio.charset.StandardCharsets;

import io.hawcx.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the rivals: a rival that does less work would win unfairly.
 */
class DoorTests {

	@ParameterizedTest
	@ValueSource(strings = { "hawcx", "jdk", "bouncycastle" })
	void openWhenServerSealedThenGivesThePayload(String name) throws Exception {
		byte[] payload = BenchmarkKeys.payload(64);
		HttpResponse reply = BenchmarkKeys.reply(BenchmarkKeys.server().seal(payload));
		Object opened = Door.named(name).open(reply);
		String text = (opened instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : opened.toString();
		assertThat(text).contains("x".repeat(64 - 8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "hawcx", "jdk", "bouncycastle" })
	void sealWhenCalledTwiceThenGivesFreshEnvelopesOfOneSize(String name) throws Exception {
		Door door = Door.named(name);
		byte[] first = door.seal(BenchmarkKeys.payload(1024));
		byte[] second = door.seal(BenchmarkKeys.payload(1024));
		Wire.Envelope envelope = Wire.parse(first);
		assertThat(first).hasSameSizeAs(second).isNotEqualTo(second);
		assertThat(envelope.epk()).hasSize(32);
		assertThat(envelope.iv()).hasSize(12);
		assertThat(envelope.ct()).hasSize(1024 + 16);
	}

}
