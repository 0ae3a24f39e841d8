package io.hawcx.security.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandoverStateTests {

	private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

	private static HandoverState at(Object stored, Duration later) {
		return new HandoverState(stored, Clock.fixed(START.plus(later), ZoneOffset.UTC), "");
	}

	private static HandoverState empty() {
		return at(null, Duration.ZERO);
	}

	@Test
	void beginWhenNinthThenTheOldestIsDropped() {
		HandoverState state = empty();
		for (int i = 1; i <= 9; i++) {
			state.begin("challenge-" + i, "verifier-" + i);
			state.expectNonce("nonce-" + i);
		}
		assertThat(state.challenges()).hasSize(8).doesNotContain("challenge-1");
		assertThat(state.nonces()).hasSize(8).doesNotContain("nonce-1").contains("nonce-2", "nonce-9");
		assertThat(state.verifier("challenge-9")).isEqualTo("verifier-9");
		assertThat(state.verifier("challenge-1")).isNull();
	}

	@Test
	void readWhenTenMinutesAreOverThenIsEmpty() {
		HandoverState state = empty();
		state.begin("challenge", "verifier");
		Map<String, String> stored = state.toMap();
		assertThat(at(stored, Duration.ofMinutes(10).minusMillis(1)).challenges()).containsExactly("challenge");
		assertThat(at(stored, Duration.ofMinutes(10)).challenges()).isEmpty();
	}

	@Test
	void completeWhenLoginIsDoneThenItsVerifierAndNonceAreGone() {
		HandoverState state = empty();
		state.begin("one", "verifier-1");
		state.begin("two", "verifier-2");
		state.expectNonce("nonce");
		state.complete("one", "nonce");
		assertThat(state.challenges()).containsExactly("two");
		assertThat(state.nonces()).isEmpty();
		state.complete(null, null);
		assertThat(state.challenges()).containsExactly("two");
	}

	@Test
	void failWhenTenthTimeThenEverythingIsForgottenAndNothingIsTakenForAWhile() {
		HandoverState state = empty();
		state.begin("challenge", "verifier");
		state.expectNonce("nonce");
		for (int i = 0; i < 9; i++) {
			state.fail();
		}
		assertThat(state.pause()).isZero();
		assertThat(state.challenges()).hasSize(1);
		state.fail();
		assertThat(state.challenges()).isEmpty();
		assertThat(state.nonces()).isEmpty();
		assertThat(state.pause()).isEqualTo(Duration.ofMinutes(10));
		assertThat(at(state.toMap(), Duration.ofMinutes(4)).pause()).isEqualTo(Duration.ofMinutes(6));
		assertThat(at(state.toMap(), Duration.ofMinutes(10)).pause()).isZero();
	}

	@Test
	void completeWhenSomeFailedBeforeThenTheCountBeginsAnew() {
		HandoverState state = empty();
		for (int i = 0; i < 9; i++) {
			state.fail();
		}
		state.complete(null, null);
		state.fail();
		assertThat(state.pause()).isZero();
	}

	@Test
	void readWhenAttributeIsSomethingElseThenIsEmpty() {
		assertThat(at("something else", Duration.ZERO).challenges()).isEmpty();
		assertThat(at(Map.of("verifier:x", 7, 3, "y"), Duration.ZERO).challenges()).isEmpty();
	}

	@Test
	void toMapWhenChangedLaterThenStaysAsItWas() {
		HandoverState state = empty();
		state.begin("one", "verifier");
		Map<String, String> stored = state.toMap();
		state.begin("two", "verifier");
		assertThat(at(stored, Duration.ZERO).challenges()).containsExactly("one");
	}

}
