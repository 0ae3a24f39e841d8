package io.hawcx.security.stepup;

import java.util.function.Function;

import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * Finds the account that a signed-in user may change. Where there are several Hawcx
 * projects it is one of the project that the login was of: the same id may be somebody
 * else's at another.
 *
 * @param <C> the client of the web stack
 */
final class StepUpAccounts<C> {

	private final HawcxUserIdResolver userIds;

	private final LoginTenants hawcx;

	private final Function<String, @Nullable C> clients;

	StepUpAccounts(HawcxUserIdResolver userIds, LoginTenants hawcx, Function<String, @Nullable C> clients) {
		this.userIds = userIds;
		this.hawcx = hawcx;
		this.clients = clients;
	}

	/**
	 * Return the clients of an application with one project.
	 * @param <C> the client of the web stack
	 * @param client the client
	 * @param hawcx the registrations of Hawcx
	 * @return the client for every user, or where there are tenants for those of the
	 * project whose addresses need no name
	 */
	static <C> Function<String, @Nullable C> only(C client, LoginTenants hawcx) {
		return (id) -> (!hawcx.areSeveral() || hawcx.scope(id).isEmpty()) ? client : null;
	}

	/**
	 * Find an account.
	 * @param authentication the signed-in user
	 * @return the account
	 * @throws StepUpProblem if Hawcx does not know the user, or the user's project cannot
	 * be asked for changes
	 */
	StepUpAccount<C> of(Authentication authentication) {
		String id = (authentication instanceof OAuth2AuthenticationToken login)
				? login.getAuthorizedClientRegistrationId() : "";
		boolean several = this.hawcx.areSeveral();
		C client = (!several || this.hawcx.isHawcx(id)) ? this.clients.apply(id) : null;
		if (client == null) {
			throw StepUpProblem.notOffered();
		}
		String userId = this.userIds.resolve(authentication);
		if (userId == null || userId.isBlank()) {
			throw StepUpProblem.userIdUnknown().of(several ? id : null);
		}
		String scope = several ? this.hawcx.scope(id) : "";
		return new StepUpAccount<>(userId, scope.isEmpty() ? userId : scope + " " + userId, client,
				several ? id : null);
	}

}
