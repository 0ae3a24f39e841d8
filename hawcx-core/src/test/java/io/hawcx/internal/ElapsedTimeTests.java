package io.hawcx.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.hawcx.oauth.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ElapsedTimeTests {

	@Test
	void sinceWhenClockIsOfATestThenGoesByIt() {
		MutableClock clock = new MutableClock(1_000);
		ElapsedTime time = ElapsedTime.of(clock);
		long moment = time.now();
		clock.advance(Duration.ofHours(2));
		assertThat(time.since(moment)).isEqualTo(Duration.ofHours(2));
	}

	@Test
	void nowWhenClockIsTheSystemsThenIsMonotonicTime() {
		for (Clock clock : new Clock[] { Clock.systemUTC(), Clock.systemDefaultZone() }) {
			ElapsedTime time = ElapsedTime.of(clock);
			long before = System.nanoTime();
			long now = time.now();
			assertThat(now - before).isBetween(0L, System.nanoTime() - before);
			assertThat(time.since(before)).isLessThan(Duration.ofMinutes(5));
		}
		Clock fixed = Clock.fixed(Instant.ofEpochSecond(7), ZoneOffset.UTC);
		assertThat(ElapsedTime.of(fixed).now()).isEqualTo(Duration.ofSeconds(7).toNanos());
	}

}
