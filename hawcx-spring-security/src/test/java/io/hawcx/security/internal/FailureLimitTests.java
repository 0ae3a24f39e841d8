package io.hawcx.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureLimitTests {

	private final FailureLimit limit = new FailureLimit(2,
			Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

	private boolean isPaused(String address) {
		return !this.limit.pause(address).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2::1, 2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::1, 2001:0DB8:0001:0002:0:0:0:9",
			"fe80::1%lo, fe80::2%1", "::ffff:192.0.2.1, 192.0.2.1", "[2001:db8::1], 2001:db8::2" })
	void failWhenAddressesAreOfOneNetworkThenCountTogether(String one, String other) {
		this.limit.fail(one);
		this.limit.fail(other);
		assertThat(this.limit.pause(one)).isEqualTo(Duration.ofMinutes(1));
		assertThat(this.limit.pause(other)).isEqualTo(Duration.ofMinutes(1));
	}

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.1, 192.0.2.2", "_hidden, unknown", "_a:b, _a:c" })
	void failWhenAddressesAreOfSeveralNetworksThenCountEachAlone(String one, String other) {
		this.limit.fail(one);
		this.limit.fail(one);
		assertThat(isPaused(one)).isTrue();
		assertThat(isPaused(other)).isFalse();
	}

	@Test
	void failWhenWholeIpv6NetworkTriesThenTheThirdIsPaused() {
		this.limit.fail("2001:db8::1");
		this.limit.fail("2001:db8::2");
		assertThat(isPaused("2001:db8::3")).isTrue();
	}

}
