package io.hawcx.sample.webflux;

import java.time.Duration;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.security.HawcxUser;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The testing page's slice of an application on the reactive stack.
 */
@WebFluxTest
@AutoConfigureHawcxEmulator
class AccountSliceTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private HawcxEmulator hawcx;

	@Test
	@WithHawcxUser(email = "carol@example.com", amr = { "swk", "otp" })
	void showsAccountWithoutLogin() {
		this.hawcx.users().setMfaEnforcement("carol@example.com", "always_on");
		assertThat(account(this.client)).contains("carol@example.com", "otp", "always_on");
	}

	@Test
	void showsAccountOfMutatedUser() {
		HawcxUser user = HawcxUser.of("alice@example.com").amr("swk", "face").authAge(Duration.ofMinutes(10));
		assertThat(account(this.client.mutateWith(user.mockOidcLogin()))).contains("alice@example.com", "face");
	}

	@Test
	void asksForLoginByTheRulesOfTheStarter() {
		this.client.get().uri("/").exchange().expectStatus().isOk();
		this.client.get().uri("/account").header("Accept", "text/html").exchange().expectHeader().location("/");
	}

	private static String account(WebTestClient client) {
		return client.get()
			.uri("/account")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

}
