package io.hawcx.docs.users;

import java.util.Optional;

import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds the account of who signs in, and links one from before Hawcx at the first login.
 */
@Component
class AccountLinking {

	private final Accounts accounts;

	AccountLinking(Accounts accounts) {
		this.accounts = accounts;
	}

	Account accountOf(OidcUser user) {
		String issuer = user.getIssuer().toString();
		String subject = user.getSubject();
		return this.accounts.find(issuer, subject)
			.or(() -> verifiedEmail(user).flatMap((email) -> this.accounts.link(email, issuer, subject)))
			.orElseGet(() -> this.accounts.findOrCreate(issuer, subject));
	}

	private static Optional<String> verifiedEmail(OidcUser user) {
		return Boolean.TRUE.equals(user.getClaims().get("email_verified")) ? Optional.ofNullable(user.getEmail())
				: Optional.empty();
	}

}
