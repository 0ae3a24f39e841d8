package io.hawcx.security.stepup;

import java.time.Clock;
import java.util.Set;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.Assert;

/**
 * What may be set, and is found unless it is set, on either web stack.
 */
final class StepUpOptions {

	static final String DEFAULT_PATH = "/step-up/hawcx";

	private String path = DEFAULT_PATH;

	private StepUpPurposes purposes = new StepUpPurposes(StepUpPurposes.DEFAULT);

	private Clock clock = Clock.systemUTC();

	private @Nullable HawcxUserIdResolver userIds;

	void path(String path) {
		Assert.notNull(path, "path must not be null");
		Assert.isTrue(path.startsWith("/") && !path.endsWith("/"),
				() -> "path must begin with a slash and not end with one: '" + path + "'");
		this.path = path;
	}

	String path() {
		return this.path;
	}

	String receiptPath() {
		return this.path + "/receipt";
	}

	void purposes(Set<String> purposes) {
		this.purposes = new StepUpPurposes(purposes);
	}

	StepUpPurposes purposes() {
		return this.purposes;
	}

	void clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		this.clock = clock;
	}

	Clock clock() {
		return this.clock;
	}

	void userIds(HawcxUserIdResolver userIds) {
		Assert.notNull(userIds, "userIds must not be null");
		this.userIds = userIds;
	}

	HawcxUserIdResolver userIds(BeanFactory beans) {
		if (this.userIds != null) {
			return this.userIds;
		}
		return beans.getBeanProvider(HawcxUserIdResolver.class).getIfAvailable(() -> {
			HawcxLoginClients clients = beans.getBeanProvider(HawcxLoginClients.class).getIfUnique();
			if (clients != null) {
				return HawcxUserIdResolver.verifiedContact(clients);
			}
			HawcxClientRegistration registration = beans.getBeanProvider(HawcxClientRegistration.class)
				.getIfAvailable();
			return HawcxUserIdResolver.verifiedContact((registration != null) ? registration.registrationId()
					: HawcxClientRegistration.DEFAULT_REGISTRATION_ID);
		});
	}

}
