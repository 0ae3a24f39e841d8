package io.hawcx.security.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemorySessionsTests {

	private final MovingClock clock = new MovingClock();

	private final InMemorySessions sessions = new InMemorySessions(2, this.clock);

	private InMemorySession saved(Duration idle) {
		InMemorySession session = this.sessions.createSession();
		session.setMaxInactiveInterval(idle);
		this.sessions.save(session);
		return session;
	}

	@Test
	void saveWhenDeletedMeanwhileThenStaysDeleted() {
		InMemorySession session = saved(Duration.ofDays(1));
		InMemorySession ofAnotherRequest = this.sessions.findById(session.getId());
		this.sessions.deleteById(session.getId());
		ofAnotherRequest.setAttribute("name", "value");
		this.sessions.save(ofAnotherRequest);
		assertThat(this.sessions.findById(session.getId())).isNull();
		assertThat(this.sessions.size()).isZero();
	}

	@Test
	void saveWhenFullThenIsRefusedUntilOneExpires() {
		saved(Duration.ofMinutes(5));
		saved(Duration.ofDays(1));
		InMemorySession third = this.sessions.createSession();
		assertThatExceptionOfType(TooManySessionsException.class).isThrownBy(() -> this.sessions.save(third));
		assertThatExceptionOfType(TooManySessionsException.class).isThrownBy(this.sessions::requireRoom);
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(5));
		this.sessions.save(third);
		assertThat(this.sessions.size()).isEqualTo(2);
	}

	@Test
	void saveWhenAMinuteHasPassedThenRemovesExpiredOnes() {
		saved(Duration.ofSeconds(30));
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(1));
		saved(Duration.ofDays(1));
		assertThat(this.sessions.size()).isOne();
	}

	@Test
	void findWhenIdleTooLongThenIsGone() {
		InMemorySession session = saved(Duration.ofMinutes(5));
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(5).minusMillis(1));
		assertThat(this.sessions.findById(session.getId())).isNotNull();
		this.clock.now = this.clock.now.plusMillis(1);
		assertThat(this.sessions.findById(session.getId())).isNull();
		assertThat(this.sessions.size()).isZero();
	}

	@Test
	void saveWhenTwoRequestsChangeASessionThenBothChangesStay() {
		String id = saved(Duration.ofDays(1)).getId();
		InMemorySession first = this.sessions.findById(id);
		InMemorySession second = this.sessions.findById(id);
		first.setAttribute("first", 1);
		second.setAttribute("second", 2);
		this.sessions.save(first);
		this.sessions.save(second);
		InMemorySession found = this.sessions.findById(id);
		assertThat(found.getAttributeNames()).containsExactlyInAnyOrder("first", "second");
	}

	@Test
	void saveWhenIdChangesThenIsFoundByTheNewOneAlone() {
		InMemorySession session = saved(Duration.ofDays(1));
		String old = session.getId();
		session.changeSessionId();
		this.sessions.save(session);
		assertThat(this.sessions.findById(old)).isNull();
		assertThat(this.sessions.findById(session.getId())).isNotNull();
	}

	static class MovingClock extends Clock {

		Instant now = Instant.parse("2026-01-01T00:00:00Z");

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
