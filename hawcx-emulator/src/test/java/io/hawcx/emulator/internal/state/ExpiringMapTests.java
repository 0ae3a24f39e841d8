package io.hawcx.emulator.internal.state;

import java.time.Duration;

import io.hawcx.emulator.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiringMapTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final MutableClock clock = new MutableClock();

	private final ExpiringMap<Integer> map = new ExpiringMap<>(this.clock);

	@Test
	void findsAnEntryUntilItsTimeIsOver() {
		this.map.put("key", 1, MINUTE);
		this.clock.advance(MINUTE.minusNanos(1));
		assertThat(this.map.get("key")).isEqualTo(1);
		this.clock.advance(Duration.ofNanos(1));
		assertThat(this.map.get("key")).isNull();
		assertThat(this.map.remove("key")).isNull();
	}

	@Test
	void takesAKeyAgainWhenItsTimeIsOver() {
		assertThat(this.map.putIfAbsent("key", 1, MINUTE)).isTrue();
		assertThat(this.map.putIfAbsent("key", 2, MINUTE)).isFalse();
		this.clock.advance(MINUTE);
		assertThat(this.map.putIfAbsent("key", 3, MINUTE)).isTrue();
	}

	@Test
	void keepsNothingWhoseTimeIsOver() {
		for (int i = 0; i < 100; i++) {
			this.map.put("key" + i, i, MINUTE);
		}
		this.clock.advance(MINUTE);
		this.map.put("new", 0, MINUTE);
		assertThat(this.map.size()).isEqualTo(1);
	}

	@Test
	void forgetsTheOldestWhenThereAreTenThousand() {
		for (int i = 0; i <= 10_000; i++) {
			this.map.put("key" + i, i, MINUTE);
		}
		assertThat(this.map.size()).isEqualTo(10_000);
		assertThat(this.map.get("key0")).isNull();
		assertThat(this.map.get("key1")).isEqualTo(1);
		assertThat(this.map.get("key10000")).isEqualTo(10_000);
	}

}
