package io.hawcx.docs.users;

import java.util.List;
import java.util.Set;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.sample.webapp.WebappApplication;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of users of the application's own, in the sample.
 */
@HawcxEmulatorTest(
		classes = { WebappApplication.class, Accounts.class, AccountRegistration.class, RolesConfiguration.class })
class UsersTests {

	@Autowired
	private HawcxLogin login;

	@Autowired
	private HawcxEmulator hawcx;

	@Autowired
	private Accounts accounts;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void registersWhoSignsInForTheFirstTime(boolean byRedirect) {
		String email = byRedirect ? "redirect@example.com" : "handover@example.com";
		MockHttpSession session = byRedirect ? this.login.redirect(email) : this.login.handOver(email);
		assertThat(this.accounts.find(this.hawcx.baseUrl(), this.hawcx.users().find(email).subject())).isPresent();
		assertThat(authorities(session)).contains("ROLE_MEMBER").anyMatch((name) -> name.startsWith("FACTOR_HAWCX_"));
	}

	@Test
	void grantsRolesOfTheTableAtTheNextLogin() {
		this.login.handOver("editor@example.com");
		Account account = this.accounts.findOrCreate(this.hawcx.baseUrl(),
				this.hawcx.users().find("editor@example.com").subject());
		this.accounts.grant(account, Set.of("MEMBER", "EDITOR"));
		assertThat(authorities(this.login.handOver("editor@example.com"))).contains("ROLE_EDITOR");
	}

	private static List<String> authorities(MockHttpSession session) {
		SecurityContext context = (SecurityContext) session
			.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
		return context.getAuthentication().getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
	}

}
