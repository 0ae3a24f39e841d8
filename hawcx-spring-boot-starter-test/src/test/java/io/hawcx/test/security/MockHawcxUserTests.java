package io.hawcx.test.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class MockHawcxUserTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private final MockHawcxUser user = MockHawcxUser.of("alice@example.com", Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void factorsWhenMethodsAndAgeAreGivenThenCountFromLogin() {
		OAuth2AuthenticationToken login = this.user.amr("swk", "otp", "made-up")
			.authAge(Duration.ofMinutes(10))
			.authentication();
		assertThat(login.getAuthorities()).filteredOn(FactorGrantedAuthority.class::isInstance)
			.extracting("authority", "issuedAt")
			.containsExactlyInAnyOrder(tuple("FACTOR_AUTHORIZATION_CODE", NOW.minusSeconds(600)),
					tuple("FACTOR_HAWCX_SWK", NOW.minusSeconds(600)), tuple("FACTOR_HAWCX_OTP", NOW.minusSeconds(600)));
	}

	@Test
	void factorsWhenAuthTimeIsMissingThenCountFromEpoch() {
		assertThat(this.user.without("auth_time").authentication().getAuthorities())
			.filteredOn(FactorGrantedAuthority.class::isInstance)
			.extracting("issuedAt")
			.containsOnly(Instant.EPOCH);
	}

	@Test
	void claimsWhenSetThenUserHasThem() {
		MockHawcxUser changed = this.user.claim("sub", "usr_1").claim("phone_number", "+15555550100");
		assertThat(changed.oidcUser().getName()).isEqualTo("usr_1");
		assertThat(changed.oidcUser().getPhoneNumber()).isEqualTo("+15555550100");
		assertThat(changed.oidcUser().getEmailVerified()).isTrue();
		assertThat(this.user.claims()).doesNotContainKey("phone_number");
	}

	@Test
	void registrationWhenSetThenLoginIsThatOne() {
		assertThat(this.user.registrationId("login").authentication().getAuthorizedClientRegistrationId())
			.isEqualTo("login");
	}

	@Test
	void authAgeWhenNegativeThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.user.authAge(Duration.ofSeconds(-1)))
			.withMessageContaining("age");
	}

	@Test
	void toStringWhenCalledThenShowsNoClaimsButAddress() {
		assertThat(this.user).hasToString("MockHawcxUser alice@example.com");
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
	}

}
