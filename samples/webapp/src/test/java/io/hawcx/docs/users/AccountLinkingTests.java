package io.hawcx.docs.users;

import java.util.Set;

import io.hawcx.test.security.MockHawcxUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountLinking}.
 */
class AccountLinkingTests {

	private final Accounts accounts = new Accounts();

	private final AccountLinking linking = new AccountLinking(this.accounts);

	AccountLinkingTests() {
		this.accounts.enter("alice@example.com", Set.of("EDITOR"));
	}

	@Test
	void linksWhenAddressIsVerifiedThenFindsAccountBySubjectEverAfter() {
		OidcUser alice = user("alice@example.com", true, "sub-1");
		assertThat(this.linking.accountOf(alice)).isEqualTo(this.linking.accountOf(alice))
			.returns("sub-1", Account::subject)
			.returns(Set.of("EDITOR"), Account::roles);
		OidcUser renamed = user("alice@new.example.com", true, "sub-1");
		assertThat(this.linking.accountOf(renamed).roles()).containsExactly("EDITOR");
	}

	@Test
	void linksWhenAddressIsWrittenOtherwiseThenFindsAccount() {
		assertThat(this.linking.accountOf(user("Alice@Example.com", true, "sub-1")).roles()).containsExactly("EDITOR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true", "1" })
	void createsWhenAddressIsNotVerifiedThenLeavesAccountToItsOwner(String notTrue) {
		Object verified = notTrue.equals("false") ? Boolean.FALSE : notTrue;
		assertThat(this.linking.accountOf(user("alice@example.com", verified, "sub-2")).roles())
			.containsExactly("MEMBER");
		assertThat(this.linking.accountOf(user("alice@example.com", true, "sub-1")).roles()).containsExactly("EDITOR");
	}

	@Test
	void createsWhenAccountIsLinkedThenNextHolderOfAddressGetsNewOne() {
		this.linking.accountOf(user("alice@example.com", true, "sub-1"));
		assertThat(this.linking.accountOf(user("alice@example.com", true, "sub-2"))).returns("sub-2", Account::subject)
			.returns(Set.of("MEMBER"), Account::roles);
	}

	private static OidcUser user(String email, Object verified, String subject) {
		return MockHawcxUser.of(email).claim("email_verified", verified).claim("sub", subject).oidcUser();
	}

}
