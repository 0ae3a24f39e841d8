package io.hawcx.test.security;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@HawcxEmulatorTest(classes = TestApplication.class)
class WithHawcxUserTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithHawcxUser(amr = { "swk", "otp" })
	void userWhenComparedWithLoginThenIsTheSame(@Autowired HawcxLogin login) {
		OAuth2AuthenticationToken made = (OAuth2AuthenticationToken) SecurityContextHolder.getContext()
			.getAuthentication();
		OAuth2AuthenticationToken real = (OAuth2AuthenticationToken) ((SecurityContext) login
			.handOver("alice@example.com", (code) -> code.amr("swk", "otp"))
			.getAttribute("SPRING_SECURITY_CONTEXT")).getAuthentication();
		assertThat(made.getName()).isEqualTo(real.getName());
		assertThat(made.getAuthorizedClientRegistrationId()).isEqualTo(real.getAuthorizedClientRegistrationId());
		assertThat(made.getPrincipal()).hasSameClassAs(real.getPrincipal());
		assertThat(made.getAuthorities()).extracting("authority")
			.containsExactlyElementsOf(real.getAuthorities().stream().map((each) -> each.getAuthority()).toList());
		assertThat(made.getAuthorities()).extracting("class")
			.containsExactlyElementsOf(
					real.getAuthorities().stream().<Object>map((authority) -> authority.getClass()).toList());
		assertThat(made.getPrincipal().getAuthorities()).hasSameSizeAs(real.getPrincipal().getAuthorities());
		assertThat(timeless(made)).isEqualTo(timeless(real));
	}

	@Test
	@WithHawcxUser("bob@example.com")
	void userWhenNamedThenApplicationAndEmulatorKnowThem(@Autowired HawcxEmulator hawcx) {
		assertThat(this.mvc.get().uri("/me")).hasBodyTextEqualTo("bob@example.com");
		assertThat(hawcx.users().find("bob@example.com")).isNotNull();
		assertThat(this.mvc.get().uri("/enforcement")).bodyText().contains("default");
	}

	@Test
	@WithHawcxUser(authAge = "4m")
	void recentLoginWhenAgeIsWithinThenIsEnough() {
		assertThat(this.mvc.get().uri("/recent")).hasStatusOk();
	}

	@Test
	@WithHawcxUser(authAge = "6m")
	void recentLoginWhenAgeIsOverThenIsRefused() {
		assertThat(this.mvc.get().uri("/recent")).hasStatus(401);
	}

	@Test
	void pageWhenNobodyIsSignedInThenIsRefused() {
		assertThat(this.mvc.get().uri("/me").accept("text/html")).hasStatus3xxRedirection();
	}

	private static Map<String, Object> timeless(OAuth2AuthenticationToken login) {
		Map<String, Object> claims = new TreeMap<>(((OidcUser) login.getPrincipal()).getClaims());
		claims.keySet().remove("nonce");
		// These differ from login to login.
		Set.of("iat", "exp", "nbf", "auth_time", "jti")
			.forEach((name) -> claims.computeIfPresent(name,
					(key, value) -> (value instanceof Number) ? Number.class : value.getClass()));
		return claims;
	}

}
