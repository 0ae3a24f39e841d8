package io.hawcx.security.recent;

import java.time.Duration;

import org.springframework.security.authorization.AuthorizationDecision;

/**
 * Access denied because the login is too old.
 */
final class RecentLoginDecision extends AuthorizationDecision {

	private final Duration maxAge;

	private final String resumeAt;

	/**
	 * Create a decision.
	 * @param maxAge how old the login may be
	 * @param resumeAt where to continue after a request other than GET
	 */
	RecentLoginDecision(Duration maxAge, String resumeAt) {
		super(false);
		this.maxAge = maxAge;
		this.resumeAt = resumeAt;
	}

	/**
	 * Return how old the login may be.
	 * @return at least one second
	 */
	Duration maxAge() {
		return this.maxAge;
	}

	/**
	 * Return where to continue after a request other than GET.
	 * @return a path below the context path
	 */
	String resumeAt() {
		return this.resumeAt;
	}

}
