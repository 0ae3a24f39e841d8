package io.hawcx.sample.webflux;

import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.security.MockHawcxUser;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
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
		MockHawcxUser user = MockHawcxUser.of("alice@example.com").amr("swk", "face").authAge(Duration.ofMinutes(10));
		assertThat(account(this.client.mutateWith(user.mockOidcLogin()))).contains("alice@example.com", "face");
	}

	@Test
	void asksHawcxNothingWhenAddressIsNotVerified() {
		int before = asked();
		assertThat(account(signedIn(Map.of("email", "carol@example.com", "email_verified", false))))
			.contains("carol@example.com", "without a verified e-mail address or phone number");
		assertThat(account(signedIn(Map.of("email", "carol@example.com", "email_verified", Map.of("by", "hand")))))
			.contains("without a verified e-mail address or phone number");
		assertThat(asked()).isEqualTo(before);
	}

	@Test
	void asksHawcxByPhoneNumberWhenUserSignedUpByPhone() {
		int before = asked();
		assertThat(account(signedIn(Map.of("phone_number", "+15555550123")))).contains("Signed in as", "+15555550123")
			.doesNotContain("without a verified e-mail address");
		assertThat(asked()).isEqualTo(before + 1);
	}

	private int asked() {
		return this.hawcx.requests().to("/v1/management/users/mfa-enforcement").count();
	}

	private WebTestClient signedIn(Map<String, Object> claims) {
		ClientRegistration hawcx = ClientRegistration.withRegistrationId("hawcx")
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.clientId("client")
			.tokenUri("http://127.0.0.1/token")
			.build();
		return this.client.mutateWith(SecurityMockServerConfigurers.mockOidcLogin()
			.clientRegistration(hawcx)
			.idToken((idToken) -> idToken.claims((all) -> all.putAll(claims))));
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
