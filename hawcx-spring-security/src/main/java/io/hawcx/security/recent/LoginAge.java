package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Tells a login's age by the {@code auth_time} that Hawcx signed.
 */
final class LoginAge {

	// Hawcx's clock may be ahead of ours; by more than this the claim is nonsense.
	private static final Duration AHEAD = Duration.ofMinutes(1);

	private final Predicate<String> registrationIds;

	private final Clock clock;

	/**
	 * Create the rule.
	 * @param registrationIds whose logins count
	 * @param clock the clock by which their age is told
	 */
	LoginAge(Predicate<String> registrationIds, Clock clock) {
		this.registrationIds = registrationIds;
		this.clock = clock;
	}

	/**
	 * Require an age that can be asked for.
	 * @param maxAge the age
	 * @return the same
	 * @throws IllegalArgumentException if it is less than a second
	 */
	static Duration atLeastOneSecond(Duration maxAge) {
		Assert.notNull(maxAge, "maxAge must not be null");
		Assert.isTrue(maxAge.toSeconds() >= 1, () -> "maxAge must be at least one second, not " + maxAge);
		return maxAge;
	}

	/**
	 * Require a path of the application.
	 * @param path the path
	 * @return the same
	 * @throws IllegalArgumentException if it is none
	 */
	static String local(String path) {
		Assert.notNull(path, "resumeAt must not be null");
		Assert.isTrue(path.startsWith("/") && !path.startsWith("//") && !path.contains("\\"),
				() -> "resumeAt must be a path below the context path: '" + path + "'");
		return path;
	}

	/**
	 * Decide about a login.
	 * @param authentication who asks, or {@code null}
	 * @param stale the refusal of a login that is too old
	 * @return the decision
	 */
	AuthorizationDecision decide(@Nullable Authentication authentication, RecentLoginDecision stale) {
		if (!(authentication instanceof OAuth2AuthenticationToken login) || !login.isAuthenticated()
				|| !this.registrationIds.test(login.getAuthorizedClientRegistrationId())
				|| !(login.getPrincipal() instanceof OidcUser user)) {
			return new AuthorizationDecision(false);
		}
		Instant authTime = user.getIdToken().getAuthenticatedAt();
		return (authTime != null && isWithin(authTime, stale.maxAge())) ? new AuthorizationDecision(true) : stale;
	}

	private boolean isWithin(Instant authTime, Duration maxAge) {
		Instant now = this.clock.instant();
		// In this order: at the end of time, nothing can be added.
		return !authTime.isAfter(now.plus(AHEAD)) && !authTime.plus(maxAge).isBefore(now);
	}

}
