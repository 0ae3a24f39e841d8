package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reauthentication}.
 */
class ReauthenticationTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration MAX_AGE = Duration.ofMinutes(5);

	private final TestingAuthenticationToken alice = new TestingAuthenticationToken("alice", "n/a");

	private final TestingAuthenticationToken bob = new TestingAuthenticationToken("bob", "n/a");

	private final Map<String, String> begun = after(Duration.ZERO).begin(this.alice, MAX_AGE);

	private static Reauthentication after(Duration time) {
		return new Reauthentication(Clock.fixed(START.plus(time), ZoneOffset.UTC));
	}

	@Test
	void comeBackWhenUserTookHoursThenIsStillHeldToTheRound() {
		Reauthentication hoursLater = after(Duration.ofHours(5));
		assertThat(hoursLater.isAnothers(this.begun, this.bob)).isTrue();
		assertThat(hoursLater.isAnothers(this.begun, this.alice)).isFalse();
		Map<String, String> back = hoursLater.comeBack(this.begun);
		assertThat(hoursLater.hasJustComeBack(back, MAX_AGE)).isTrue();
		assertThat(hoursLater.isAnothers(back, this.bob)).isFalse();
	}

	@Test
	void hasJustComeBackWhenAMinutePassedThenAnotherRoundMayBegin() {
		Map<String, String> back = after(Duration.ZERO).comeBack(this.begun);
		assertThat(after(Duration.ofSeconds(59)).hasJustComeBack(back, MAX_AGE)).isTrue();
		assertThat(after(Duration.ofSeconds(59)).hasJustComeBack(back, MAX_AGE.minusSeconds(1))).isFalse();
		assertThat(after(Duration.ofSeconds(60)).hasJustComeBack(back, MAX_AGE)).isFalse();
		assertThat(after(Duration.ZERO).hasJustComeBack(this.begun, MAX_AGE)).isFalse();
	}

	@Test
	void comeBackWhenNothingIsStoredThenChangesNothing() {
		assertThat(after(Duration.ZERO).comeBack(null)).isNull();
		assertThat(after(Duration.ZERO).isAnothers(null, this.bob)).isFalse();
		assertThat(after(Duration.ZERO).hasJustComeBack(null, MAX_AGE)).isFalse();
	}

}
