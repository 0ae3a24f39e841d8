package io.hawcx.security.handover;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;

import org.springframework.util.Assert;

/**
 * What is the same on both stacks of what applications set of a hand-over, checked as it
 * is set.
 */
final class HandoverSettings {

	private String path = HawcxCodeHandoverConfigurer.DEFAULT_PATH;

	private HandoverBinding binding = HandoverBinding.ANY;

	private Set<String> allowedOrigins = Set.of();

	private String failureUrl = HawcxLoginFailureHandler.DEFAULT_FAILURE_URL;

	private int failuresPerMinute;

	private Clock clock = Clock.systemUTC();

	String path() {
		return this.path;
	}

	void setPath(String path) {
		Assert.notNull(path, "path must not be null");
		Assert.isTrue(path.startsWith("/") && !path.endsWith("/"),
				() -> "path must begin with a slash and not end with one: '" + path + "'");
		this.path = path;
	}

	HandoverBinding binding() {
		return this.binding;
	}

	void setBinding(HandoverBinding binding) {
		Assert.notNull(binding, "binding must not be null");
		this.binding = binding;
	}

	HandoverOrigins origins() {
		return new HandoverOrigins(this.allowedOrigins);
	}

	void setAllowedOrigins(Collection<String> allowedOrigins) {
		Assert.notNull(allowedOrigins, "allowedOrigins must not be null");
		Assert.noNullElements(allowedOrigins, "allowedOrigins must not contain null");
		this.allowedOrigins = Set.copyOf(allowedOrigins);
	}

	String failureUrl() {
		return this.failureUrl;
	}

	void setFailureUrl(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
	}

	FailureLimit failureLimit() {
		return new FailureLimit(this.failuresPerMinute, this.clock);
	}

	void setFailuresPerMinute(int failuresPerMinute) {
		Assert.isTrue(failuresPerMinute >= 0, "failuresPerMinute must not be negative");
		this.failuresPerMinute = failuresPerMinute;
	}

	Clock clock() {
		return this.clock;
	}

	void setClock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		this.clock = clock;
	}

}
