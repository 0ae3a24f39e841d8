package io.hawcx.security.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import io.hawcx.security.internal.FailureLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenTests {

	private final InMemorySessionsTests.MovingClock clock = new InMemorySessionsTests.MovingClock();

	private final HawcxAccessTokens tokens = new HawcxAccessTokens("/token",
			new HawcxAccessTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(30)), 2, false, this.clock);

	@Test
	void createWhenReadAgainThenIsTheSameAndNothingShowsIt() {
		AccessToken token = AccessToken.create("an id", new SecureRandom());
		assertThat(AccessToken.parse(token.value())).isEqualTo(token);
		assertThat(token.value()).matches("hcx_[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
		assertThat(token.hash()).isNotEqualTo(token.value()).hasSize(43);
		assertThat(token.toString()).doesNotContain(token.value()).doesNotContain("an id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hcx_", "hcx_YQ", "hcx_YQ.short", "hcx_Y.0123456789012345678901234567890123456789012",
			"YQ.0123456789012345678901234567890123456789012",
			"hcx_Y\u0000.0123456789012345678901234567890123456789012" })
	void parseWhenTextIsNoTokenThenIsNull(String text) {
		assertThat(AccessToken.parse(text)).isNull();
	}

	@Test
	void bearerWhenHeadersVaryThenIsReadAsServersSendThem() {
		assertThat(AccessToken.bearer(List.of())).isNull();
		assertThat(AccessToken.bearer(List.of("Basic YTpi"))).isNull();
		assertThat(AccessToken.bearer(List.of("BearerX"))).isNull();
		assertThat(AccessToken.bearer(List.of("Bearer"))).isEmpty();
		assertThat(AccessToken.bearer(List.of("bearer  x"))).isEqualTo("x");
		assertThat(AccessToken.bearer(List.of("Bearer x", "Bearer y"))).isEmpty();
		assertThat(AccessToken.isPresent(List.of("Basic YTpi", "BEARER hcx_"))).isTrue();
		assertThat(AccessToken.isPresent(List.of("Bearer eyJ"))).isFalse();
	}

	@Test
	void findWhenLifetimeIsOverThenSessionIsDeletedHoweverOftenItWasUsed() {
		InMemorySession session = this.tokens.memory().createSession();
		session.setMaxInactiveInterval(Duration.ofDays(14));
		String token = this.tokens.issue(session.getId(), session::setAttribute);
		TokenSessions<InMemorySession> sessions = new TokenSessions<>(this.tokens.memory(), this.tokens);
		ReactiveTokenSessions<InMemorySession> reactive = new ReactiveTokenSessions<>(
				new ReactiveInMemorySessions(this.tokens.memory()), this.tokens);
		sessions.save(session);
		for (int day = 10; day < 30; day += 10) {
			this.clock.now = this.clock.now.plus(Duration.ofDays(10));
			InMemorySession found = sessions.findById(token);
			found.setLastAccessedTime(this.clock.now);
			sessions.save(found);
		}
		assertThat(found(reactive.findById(token))).isTrue();
		this.clock.now = this.clock.now.plus(Duration.ofDays(10));
		assertThat(found(reactive.findById(token))).isFalse();
		assertThat(sessions.findById(token)).isNull();
		assertThat(this.tokens.memory().size()).isZero();
	}

	@Test
	void saveWhenSessionHasNoTokenThenIsNotStored() {
		TokenSessions<InMemorySession> sessions = new TokenSessions<>(this.tokens.memory(), this.tokens);
		sessions.save(sessions.createSession());
		ReactiveTokenSessions<InMemorySession> reactive = new ReactiveTokenSessions<>(
				new ReactiveInMemorySessions(this.tokens.memory()), this.tokens);
		reactive.createSession().flatMap(reactive::save).block(Duration.ofSeconds(10));
		assertThat(this.tokens.memory().size()).isZero();
	}

	@Test
	void findWhenSecretIsAnothersThenIsNull() {
		InMemorySession session = this.tokens.memory().createSession();
		this.tokens.issue(session.getId(), session::setAttribute);
		this.tokens.memory().save(session);
		String forged = AccessToken.create(session.getId(), new SecureRandom()).value();
		assertThat(new TokenSessions<>(this.tokens.memory(), this.tokens).findById(forged)).isNull();
		assertThat(new TokenSessions<>(this.tokens.memory(), this.tokens).findById(session.getId())).isNull();
	}

	@Test
	void pauseWhenFailuresReachTheLimitThenLastsTheRestOfTheMinute() {
		assertThat(this.tokens.pause("192.0.2.1")).isZero();
		this.tokens.fail("192.0.2.1");
		this.clock.now = this.clock.now.plusSeconds(20);
		this.tokens.fail("192.0.2.1");
		assertThat(this.tokens.pause("192.0.2.1")).isEqualTo(Duration.ofSeconds(40));
		assertThat(this.tokens.pause("192.0.2.2")).isZero();
		this.clock.now = this.clock.now.plusSeconds(40);
		assertThat(this.tokens.pause("192.0.2.1")).isZero();
	}

	@Test
	void pauseWhenLimitIsOffThenNobodyWaits() {
		FailureLimit off = new FailureLimit(0, this.clock);
		off.fail("192.0.2.1");
		assertThat(off.pause("192.0.2.1")).isZero();
	}

	private static boolean found(Mono<?> session) {
		return Boolean.TRUE.equals(session.hasElement().block(Duration.ofSeconds(10)));
	}

}
