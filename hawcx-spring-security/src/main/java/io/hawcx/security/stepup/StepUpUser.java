package io.hawcx.security.stepup;

import io.hawcx.Hawcx;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;

/**
 * The signed-in user of the servlet stack's current request.
 */
final class StepUpUser {

	private final StepUpAccounts<Hawcx> accounts;

	private final SecurityContextHolderStrategy contexts;

	StepUpUser(StepUpAccounts<Hawcx> accounts, SecurityContextHolderStrategy contexts) {
		this.accounts = accounts;
		this.contexts = contexts;
	}

	StepUpAccount<Hawcx> account() {
		Authentication authentication = this.contexts.getContext().getAuthentication();
		Assert.state(authentication != null, "StepUpLoginFilter lets nobody pass who is not signed in");
		return this.accounts.of(authentication);
	}

}
