package io.hawcx.test.login;

import java.net.http.HttpResponse;
import java.util.List;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.security.MockHawcxUser;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Logins of tenants, and of the project beside them.
 */
@HawcxEmulatorTest(tenants = { "acme", "beta" }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TenantLoginTests {

	private static final String BOB = "bob@example.com";

	private final HawcxEmulator hawcx;

	private final HawcxLogin login;

	TenantLoginTests(@Autowired HawcxEmulator hawcx, @Autowired HawcxLogin login) {
		this.hawcx = hawcx;
		this.login = login;
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "beta" })
	void signsUserOfTenantInByHandOverAndByRedirect(String tenant, @Autowired MockMvcTester mvc) {
		assertThatUserIsOf(tenant, this.login.handOver(tenant, BOB));
		MockHttpSession redirected = this.login.redirect(tenant, BOB);
		assertThatUserIsOf(tenant, redirected);
		assertThat(mvc.get().uri("/me").session(redirected)).bodyText().isEqualTo(BOB);
	}

	@Test
	void signsUserOfTheProjectBesideThemIn() {
		MockHttpSession session = this.login.handOver(BOB);
		assertThat(token(session).getAuthorizedClientRegistrationId()).isEqualTo("hawcx");
		assertThat(token(session).getName()).isEqualTo(this.hawcx.users().create(BOB).subject());
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "beta" })
	void signsUserOfTenantInWithBrowser(String tenant, @Autowired HawcxBrowser first, @Autowired HawcxBrowser second) {
		assertThat(first.handOver(tenant, BOB).get("/me").body()).isEqualTo(BOB);
		second.get("/me");
		HttpResponse<String> end = second.signIn(tenant, "/oauth2/authorization/" + tenant, BOB);
		assertThat(end.body()).isEqualTo(BOB);
		assertThat(this.hawcx.tenant(tenant).requests().to("/oauth2/token").refused().list()).isEmpty();
	}

	@Test
	void saysSoWhenThereIsNoSuchTenant() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.login.handOver("gamma", BOB))
			.withMessageContaining("There is no tenant 'gamma'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.login.redirect("gamma", BOB))
			.withMessageContaining("acme, beta");
	}

	@Test
	@WithHawcxUser(email = BOB, tenant = "acme")
	void userWhenOfTenantThenIsTheOneOfALogin(@Autowired MockMvcTester mvc) {
		OAuth2AuthenticationToken made = (OAuth2AuthenticationToken) SecurityContextHolder.getContext()
			.getAuthentication();
		OAuth2AuthenticationToken real = token(this.login.handOver("acme", BOB));
		assertThat(made.getPrincipal()).isEqualTo(real.getPrincipal());
		assertThat(made.getAuthorities()).extracting("authority")
			.containsExactlyInAnyOrderElementsOf(
					real.getAuthorities().stream().map((each) -> each.getAuthority()).toList());
		assertThat(made.getPrincipal().<Object>getAttribute("aud")).isEqualTo(real.getPrincipal().getAttribute("aud"));
		assertThat(mvc.get().uri("/tenant")).hasBodyTextEqualTo("acme");
	}

	@Test
	void userWhenOfTenantForOneRequestThenIsSignedInWhileItIsThere(@Autowired MockMvcTester mvc) {
		MockHawcxUser user = MockHawcxUser.of(BOB);
		assertThat(mvc.get().uri("/tenant").with(user.tenant("beta").oidcLogin())).hasBodyTextEqualTo("beta");
		assertThat(mvc.get().uri("/me").with(user.tenant("gone").oidcLogin())).hasStatus(401);
		assertThat(mvc.get().uri("/me").with(user.tenant("beta").claim("aud", List.of("another")).oidcLogin()))
			.hasStatus(401);
		assertThat(user.amr("swk", "otp").tenant("beta").oidcUser().getAuthorities()).extracting("authority")
			.contains("FACTOR_HAWCX_OTP");
	}

	private void assertThatUserIsOf(String tenant, MockHttpSession session) {
		assertThat(token(session).getAuthorizedClientRegistrationId()).isEqualTo(tenant);
		assertThat(token(session).getName()).isEqualTo(this.hawcx.tenant(tenant).users().create(BOB).subject());
	}

	private static OAuth2AuthenticationToken token(MockHttpSession session) {
		SecurityContext context = (SecurityContext) session
			.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
		return (OAuth2AuthenticationToken) context.getAuthentication();
	}

}
