package io.hawcx.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmulatorClockTests {

	private final MutableClock base = new MutableClock();

	private final EmulatorClock clock = new EmulatorClock(this.base);

	@Test
	void goesAsItsBaseDoesWhenNobodyMovesIt() {
		assertThat(this.clock.instant()).isEqualTo(this.base.instant());
		this.base.advance(Duration.ofHours(1));
		assertThat(this.clock.instant()).isEqualTo(this.base.instant());
	}

	@Test
	void keepsItsOffsetWhenItsBaseGoesOn() {
		this.clock.advance(Duration.ofMinutes(2));
		this.clock.advance(Duration.ofMinutes(-1));
		this.base.advance(Duration.ofHours(1));
		assertThat(this.clock.instant()).isEqualTo(this.base.instant().plusSeconds(60));
	}

	@Test
	void goesOnFromTheTimeThatItIsSetTo() {
		this.clock.set(Instant.EPOCH);
		this.base.advance(Duration.ofSeconds(5));
		assertThat(this.clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
	}

	@Test
	void isItsBaseAgainWhenReset() {
		this.clock.set(Instant.EPOCH);
		this.clock.reset();
		assertThat(this.clock.instant()).isEqualTo(this.base.instant());
	}

	@Test
	void movesTogetherInAllTimeZones() {
		EmulatorClock elsewhere = this.clock.withZone(ZoneId.of("Asia/Tokyo"));
		elsewhere.advance(Duration.ofDays(1));
		assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
		assertThat(this.clock.instant()).isEqualTo(elsewhere.instant())
			.isEqualTo(this.base.instant().plus(Duration.ofDays(1)));
	}

	@Test
	void showsAnotherTimeToOneThreadOnlyWhenSkewed() {
		Instant skewed = this.clock.skewed(Duration.ofHours(-1),
				() -> this.clock.skewed(Duration.ofMinutes(-1), this.clock::instant));
		assertThat(skewed).isEqualTo(this.base.instant().minusSeconds(3660));
		assertThat(this.clock.instant()).isEqualTo(this.base.instant());
	}

}
