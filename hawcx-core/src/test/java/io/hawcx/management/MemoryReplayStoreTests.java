package io.hawcx.management;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryReplayStoreTests {

	private static final Duration KEEP = Duration.ofSeconds(10);

	// The JVM's time may start anywhere.
	private long nanos = Long.MAX_VALUE - 5;

	private final MemoryReplayStore store = new MemoryReplayStore(() -> this.nanos, 2);

	private void pass(long milliseconds) {
		this.nanos += Duration.ofMillis(milliseconds).toNanos();
	}

	@Test
	void acceptWhenKnownThenTellsWhenItCameFirst() {
		pass(7);
		assertThat(this.store.accept("a", KEEP).join()).isEmpty();
		pass(5);
		assertThat(this.store.time().join()).isEqualTo(12);
		assertThat(this.store.accept("a", KEEP).join()).hasValue(7);
		pass(5);
		assertThat(this.store.accept("a", KEEP).join()).hasValue(7);
	}

	@Test
	void acceptWhenTimeIsOverThenHasForgotten() {
		this.store.accept("a", KEEP);
		pass(10_000);
		assertThat(this.store.accept("a", KEEP).join()).hasValue(0);
		pass(1);
		assertThat(this.store.accept("a", KEEP).join()).isEmpty();
	}

	@Test
	void acceptWhenFullThenForgetsTheOldest() {
		this.store.accept("a", KEEP);
		this.store.accept("b", KEEP);
		this.store.accept("c", KEEP);
		assertThat(this.store.accept("b", KEEP).join()).isPresent();
		assertThat(this.store.accept("a", KEEP).join()).isEmpty();
	}

}
