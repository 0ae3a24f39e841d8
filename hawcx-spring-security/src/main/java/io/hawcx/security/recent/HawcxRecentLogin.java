package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;

import io.hawcx.security.internal.SharedNames;

import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.util.Assert;

/**
 * Rules for {@code authorizeHttpRequests}:
 *
 * <pre>
 * requests.requestMatchers("/account/delete").access(hawcxRecentLogin().within(Duration.ofMinutes(5)));
 * </pre>
 *
 * What a user with an older login meets is set up by {@link HawcxRecentLoginCustomizer};
 * without it, 403. Users without a login through Hawcx are refused like any other.
 * Immutable.
 *
 * @since 0.1.0
 * @see RequireRecentLogin
 */
public final class HawcxRecentLogin {

	private final String registrationId;

	private final String resumeAt;

	private final Clock clock;

	private HawcxRecentLogin(String registrationId, String resumeAt, Clock clock) {
		this.registrationId = registrationId;
		this.resumeAt = resumeAt;
		this.clock = clock;
	}

	/**
	 * Begin a rule for registration {@code hawcx} that resumes at {@code /} and goes by
	 * the system's clock.
	 * @return a new beginning
	 */
	public static HawcxRecentLogin hawcxRecentLogin() {
		return new HawcxRecentLogin(SharedNames.DEFAULT_REGISTRATION_ID, "/", Clock.systemUTC());
	}

	/**
	 * Set whose logins count.
	 * @param registrationId the id of Hawcx's registration
	 * @return a copy
	 */
	public HawcxRecentLogin registrationId(String registrationId) {
		Assert.hasText(registrationId, "registrationId must not be empty");
		return new HawcxRecentLogin(registrationId, this.resumeAt, this.clock);
	}

	/**
	 * Set where the user continues after a login that a request other than GET asked for;
	 * its body is not sent again.
	 * @param resumeAt a path below the context path
	 * @return a copy
	 */
	public HawcxRecentLogin resumeAt(String resumeAt) {
		return new HawcxRecentLogin(this.registrationId, LoginAge.local(resumeAt), this.clock);
	}

	/**
	 * Set the clock by which a login's age is told.
	 * @param clock the clock
	 * @return a copy
	 */
	public HawcxRecentLogin clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		return new HawcxRecentLogin(this.registrationId, this.resumeAt, clock);
	}

	/**
	 * Return the rule.
	 * @param <T> what it guards
	 * @param maxAge how old a login may be, at least one second
	 * @return a rule that goes by the verified {@code auth_time}
	 */
	public <T> AuthorizationManager<T> within(Duration maxAge) {
		LoginAge age = new LoginAge(this.registrationId, this.clock);
		RecentLoginDecision stale = new RecentLoginDecision(LoginAge.atLeastOneSecond(maxAge), this.resumeAt);
		return (authentication, object) -> age.decide(authentication.get(), stale);
	}

}
