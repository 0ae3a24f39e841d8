package io.hawcx.security.recent.internal;

import java.time.Duration;

import org.springframework.security.authorization.AuthorizationDecision;

/**
 * Access denied because the login is too old.
 */
public final class RecentLoginDecision extends AuthorizationDecision {

	private final Duration maxAge;

	private final String resumeAt;

	/**
	 * Create a decision.
	 * @param maxAge how old the login may be
	 * @param resumeAt where to continue after a request other than GET
	 */
	public RecentLoginDecision(Duration maxAge, String resumeAt) {
		super(false);
		this.maxAge = maxAge;
		this.resumeAt = resumeAt;
	}

	/**
	 * Return how old the login may be.
	 * @return at least one second
	 */
	public Duration maxAge() {
		return this.maxAge;
	}

	/**
	 * Return where to continue after a request other than GET.
	 * @return a path below the context path
	 */
	public String resumeAt() {
		return this.resumeAt;
	}

}
