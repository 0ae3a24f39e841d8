package io.hawcx.docs.users;

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

}
