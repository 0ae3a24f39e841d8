package io.hawcx.security.recent;

import java.time.Duration;

import org.springframework.security.authorization.AuthorizationDecision;

/**
 * Access denied because the login is too old.
 */
final class RecentLoginDecision extends AuthorizationDecision {

	private final Duration maxAge;

	private final String resumeAt;

	RecentLoginDecision(Duration maxAge, String resumeAt) {
		super(false);
		this.maxAge = maxAge;
		this.resumeAt = resumeAt;
	}

	Duration maxAge() {
		return this.maxAge;
	}

	String resumeAt() {
		return this.resumeAt;
	}

}
