package io.hawcx.docs.users;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Enters who signs in for the first time into the application's own table.
 */
@Component
class AccountRegistration {

	private final Accounts accounts;

	AccountRegistration(Accounts accounts) {
		this.accounts = accounts;
	}

	@EventListener
	void onSignIn(AuthenticationSuccessEvent event) {
		if (event.getAuthentication().getPrincipal() instanceof OidcUser user) {
			this.accounts.findOrCreate(user.getIssuer().toString(), user.getSubject());
		}
	}

}
