package io.hawcx.docs.users;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The application's own table of users, here in memory.
 */
@Component
class Accounts {

	private final Map<String, Account> rows = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> unlinked = new ConcurrentHashMap<>();

	Account findOrCreate(String issuer, String subject) {
		return this.rows.computeIfAbsent(issuer + " " + subject,
				(key) -> new Account(issuer, subject, Set.of("MEMBER")));
	}

	Optional<Account> find(String issuer, String subject) {
		return Optional.ofNullable(this.rows.get(issuer + " " + subject));
	}

	void grant(Account account, Set<String> roles) {
		this.rows.put(account.issuer() + " " + account.subject(),
				new Account(account.issuer(), account.subject(), roles));
	}

	/**
	 * Enter a user of before Hawcx, whose address the application has verified itself.
	 * @param verifiedEmail the address
	 * @param roles what the user may do here
	 */
	void enter(String verifiedEmail, Set<String> roles) {
		this.unlinked.put(verifiedEmail.toLowerCase(Locale.ROOT), roles);
	}

	/**
	 * Link such a user, once for good.
	 * @param verifiedEmail the address that the id_token vouches for
	 * @param issuer who vouches for the user
	 * @param subject the user's id there
	 * @return the account, or nothing if no unlinked one has this address
	 */
	Optional<Account> link(String verifiedEmail, String issuer, String subject) {
		// Taken away in one step: of two first logins at once only one links it.
		return Optional.ofNullable(this.unlinked.remove(verifiedEmail.toLowerCase(Locale.ROOT)))
			.map((roles) -> new Account(issuer, subject, roles))
			.map((account) -> {
				grant(account, account.roles());
				return account;
			});
	}

}
