package io.hawcx.security.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link HawcxFactorsMapper} and {@link HawcxFactors}.
 */
class HawcxFactorsMapperTests {

	private static final String ISSUER = "https://api.hawcx.com";

	private static final Instant AUTH_TIME = Instant.parse("2026-01-01T00:00:00Z");

	private final HawcxFactorsMapper mapper = new HawcxFactorsMapper(ISSUER, "client");

	@Test
	void mapAuthoritiesWhenIdTokenIsOursThenAddsFactorsSinceAuthTime() {
		Collection<? extends GrantedAuthority> mapped = this.mapper
			.mapAuthorities(authorities(idToken(ISSUER, "client").claim("amr", List.of("swk", "otp"))));
		assertThat(mapped).hasSize(5);
		assertThat(factors(mapped)).extracting(FactorGrantedAuthority::getAuthority)
			.containsExactly("FACTOR_AUTHORIZATION_CODE", "FACTOR_HAWCX_SWK", "FACTOR_HAWCX_OTP");
		assertThat(factors(mapped)).extracting(FactorGrantedAuthority::getIssuedAt).containsOnly(AUTH_TIME);
	}

	@ParameterizedTest
	@CsvSource({ "https://other.example.com, client", "https://api.hawcx.com/, client",
			"https://api.hawcx.com, other" })
	void mapAuthoritiesWhenIdTokenIsOfAnotherThenAddsNothing(String issuer, String audience) {
		List<GrantedAuthority> authorities = authorities(idToken(issuer, audience).claim("amr", List.of("otp")));
		assertThat(List.<GrantedAuthority>copyOf(this.mapper.mapAuthorities(authorities)))
			.hasSameElementsAs(authorities);
	}

	@Test
	void mapAuthoritiesWhenOtherProviderForgesIssuerAndAudienceThenAddsNothing() {
		OidcIdToken.Builder forged = idToken(ISSUER, "other").audience(List.of("other", "client"))
			.claim("azp", "other")
			.claim("amr", List.of("otp"));
		assertThat(factors(this.mapper.mapAuthorities(authorities(forged)))).isEmpty();
		assertThat(factors(this.mapper.mapAuthorities(authorities(forged.claim("azp", "client"))))).hasSize(2);
	}

	@Test
	void mapAuthoritiesWhenMethodIsUnknownThenIgnoresIt() {
		assertThat(factors(this.mapper
			.mapAuthorities(authorities(idToken(ISSUER, "client").claim("amr", List.of("magic", "OTP"))))))
			.extracting(FactorGrantedAuthority::getAuthority)
			.containsExactly("FACTOR_AUTHORIZATION_CODE");
	}

	@Test
	void mapAuthoritiesWhenAuthTimeIsMissingThenSatisfiesOnlyRulesWithoutTime() {
		Collection<? extends GrantedAuthority> mapped = this.mapper.mapAuthorities(authorities(
				idToken(ISSUER, "client").claims((claims) -> claims.remove("auth_time")).claim("amr", List.of("otp"))));
		assertThat(isGranted(mapped, null)).isTrue();
		assertThat(isGranted(mapped, Duration.ofDays(365))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 4_102_444_800_000L, 31_556_889_864_403_199L })
	void mapAuthoritiesWhenAuthTimeIsLaterThanTheTokenThenSatisfiesOnlyRulesWithoutTime(long authTime) {
		Collection<? extends GrantedAuthority> mapped = this.mapper
			.mapAuthorities(authorities(idToken(ISSUER, "client").issuedAt(AUTH_TIME)
				.claim("auth_time", Instant.ofEpochSecond(authTime))
				.claim("amr", List.of("otp"))));
		assertThat(isGranted(mapped, null)).isTrue();
		assertThat(isGranted(mapped, Duration.ofDays(365))).isFalse();
	}

	@Test
	void mapAuthoritiesWhenLoginIsOldThenTimeBoundRuleFails() {
		Collection<? extends GrantedAuthority> mapped = this.mapper
			.mapAuthorities(authorities(idToken(ISSUER, "client").claim("amr", List.of("otp"))));
		assertThat(isGranted(mapped, Duration.ofMinutes(11))).isTrue();
		assertThat(isGranted(mapped, Duration.ofMinutes(9))).isFalse();
	}

	@Test
	void mapAuthoritiesWhenApplicationHasMapperThenKeepsWhatItMaps() {
		HawcxFactorsMapper composed = new HawcxFactorsMapper(ISSUER, "client",
				(authorities) -> Set.of(new SimpleGrantedAuthority("ROLE_USER")));
		assertThat(composed.mapAuthorities(authorities(idToken(ISSUER, "client"))))
			.extracting(GrantedAuthority::getAuthority)
			.containsExactly("ROLE_USER", "FACTOR_AUTHORIZATION_CODE");
	}

	@Test
	void authorityWhenMethodIsUnknownThenThrows() {
		assertThat(HawcxFactors.authority("sms")).isEqualTo("FACTOR_HAWCX_SMS");
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxFactors.authority("magic"))
			.withMessageContaining("magic");
	}

	private static boolean isGranted(Collection<? extends GrantedAuthority> authorities, Duration within) {
		AllRequiredFactorsAuthorizationManager<Object> rule = AllRequiredFactorsAuthorizationManager.builder()
			.requireFactor((factor) -> {
				factor.authority(HawcxFactors.authority("otp"));
				if (within != null) {
					factor.validDuration(within);
				}
			})
			.build();
		rule.setClock(Clock.fixed(AUTH_TIME.plus(Duration.ofMinutes(10)), ZoneOffset.UTC));
		return rule.authorize(() -> new TestingAuthenticationToken("alice", "n/a", List.copyOf(authorities)), "page")
			.isGranted();
	}

	private static List<FactorGrantedAuthority> factors(Collection<? extends GrantedAuthority> authorities) {
		return authorities.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(FactorGrantedAuthority.class::cast)
			.toList();
	}

	private static List<GrantedAuthority> authorities(OidcIdToken.Builder idToken) {
		return List.of(new OidcUserAuthority(idToken.build()), new SimpleGrantedAuthority("SCOPE_openid"));
	}

	private static OidcIdToken.Builder idToken(String issuer, String audience) {
		return OidcIdToken.withTokenValue("token")
			.issuer(issuer)
			.subject("usr_1")
			.audience(List.of(audience))
			.issuedAt(AUTH_TIME)
			.expiresAt(AUTH_TIME.plusSeconds(60))
			.authTime(AUTH_TIME);
	}

}
