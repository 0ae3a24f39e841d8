package io.hawcx.security.stepup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxUserIdResolverTests {

	private final HawcxUserIdResolver resolver = HawcxUserIdResolver.verifiedContact("hawcx");

	private static OAuth2AuthenticationToken login(String registrationId, Map<String, Object> claims) {
		Map<String, Object> all = new LinkedHashMap<>(claims);
		all.put("sub", "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11");
		OidcIdToken idToken = new OidcIdToken("token", Instant.EPOCH, Instant.MAX, all);
		return new OAuth2AuthenticationToken(new DefaultOidcUser(List.of(), idToken), List.of(), registrationId);
	}

	@Test
	void resolveWhenEmailIsVerifiedThenIsIt() {
		assertThat(
				this.resolver.resolve(
						login("hawcx",
								Map.of("email", "alice@example.com", "email_verified", true, "phone_number",
										"+15555550100", "phone_number_verified", true))))
			.isEqualTo("alice@example.com");
	}

	@Test
	void resolveWhenOnlyPhoneIsVerifiedThenIsThePhone() {
		assertThat(this.resolver.resolve(login("hawcx", Map.of("email", "alice@example.com", "email_verified", false,
				"phone_number", "+15555550100", "phone_number_verified", true))))
			.isEqualTo("+15555550100");
	}

	static List<Map<String, Object>> unverified() {
		return List.of(Map.of(), Map.of("email", "alice@example.com"),
				Map.of("email", "alice@example.com", "email_verified", false),
				Map.of("email", "alice@example.com", "email_verified", "true"),
				Map.of("email", "alice@example.com", "email_verified", Map.of("x", 1)),
				Map.of("email", List.of("alice@example.com"), "email_verified", true),
				Map.of("email", " ", "email_verified", true), Map.of("phone_number", "+15555550100"));
	}

	@ParameterizedTest
	@MethodSource("unverified")
	void resolveWhenNothingIsVerifiedThenIsNobody(Map<String, Object> claims) {
		assertThat(this.resolver.resolve(login("hawcx", claims))).isNull();
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.resolver.require(login("hawcx", claims)))
			.withMessageContaining("no verified e-mail address");
	}

	@Test
	void resolveWhenAnotherProviderVouchesThenIsNobody() {
		assertThat(this.resolver.resolve(login("other", Map.of("email", "alice@example.com", "email_verified", true))))
			.isNull();
		assertThat(this.resolver.resolve(UsernamePasswordAuthenticationToken.authenticated("alice", "", List.of())))
			.isNull();
	}

}
