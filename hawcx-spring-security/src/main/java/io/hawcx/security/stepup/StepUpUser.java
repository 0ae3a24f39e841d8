package io.hawcx.security.stepup;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;

/**
 * The signed-in user of the servlet stack's current request.
 */
final class StepUpUser {

	private final HawcxUserIdResolver userIds;

	private final SecurityContextHolderStrategy contexts;

	StepUpUser(HawcxUserIdResolver userIds, SecurityContextHolderStrategy contexts) {
		this.userIds = userIds;
		this.contexts = contexts;
	}

	String id() {
		Authentication authentication = this.contexts.getContext().getAuthentication();
		Assert.state(authentication != null, "StepUpLoginFilter lets nobody pass who is not signed in");
		return id(this.userIds, authentication);
	}

	static String id(HawcxUserIdResolver userIds, Authentication authentication) {
		String userId = userIds.resolve(authentication);
		if (userId == null || userId.isBlank()) {
			throw StepUpProblem.userIdUnknown();
		}
		return userId;
	}

}
