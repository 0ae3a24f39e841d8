package io.hawcx.security.stepup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxUserIdResolverTests {

	private static final String EMAIL = "alice@example.com";

	private static final String PHONE = "+15555550123";

	private final HawcxUserIdResolver resolver = HawcxUserIdResolver.verifiedContact("hawcx");

	@Test
	void resolveWhenEmailIsVerifiedThenIsTheId() {
		assertThat(resolve("email", EMAIL, "email_verified", true, "phone_number", PHONE)).isEqualTo(EMAIL);
	}

	@Test
	void resolveWhenEmailIsNotVerifiedThenIsNot() {
		assertThat(resolve("email", EMAIL, "email_verified", false)).isNull();
		assertThat(resolve("email", EMAIL)).isNull();
		assertThat(resolve("email", EMAIL, "email_verified", false, "phone_number", PHONE)).isNull();
	}

	@Test
	void resolveWhenClaimHasAnotherTypeThenCountsAsNotVerified() {
		for (Object verified : new Object[] { "true", 1, List.of(true), Map.of("verified", true) }) {
			assertThat(resolve("email", EMAIL, "email_verified", verified)).isNull();
			assertThat(resolve("phone_number", PHONE, "phone_number_verified", verified)).isNull();
		}
		for (Object value : new Object[] { 1, List.of(EMAIL), Map.of("address", EMAIL), "", " ", "a\r\nb" }) {
			assertThat(resolve("email", value, "email_verified", true)).isNull();
			assertThat(resolve("phone_number", value)).isNull();
			assertThat(resolve("email", value, "email_verified", true, "phone_number", PHONE)).isNull();
		}
	}

	@Test
	void resolveWhenUserSignedUpByPhoneThenPhoneIsTheId() {
		assertThat(resolve("phone_number", PHONE)).isEqualTo(PHONE);
		assertThat(resolve("phone_number", PHONE, "phone_number_verified", true)).isEqualTo(PHONE);
		assertThat(resolve("phone_number", PHONE, "phone_number_verified", false)).isNull();
		assertThat(resolve("email", EMAIL, "phone_number", PHONE, "phone_number_verified", true)).isEqualTo(PHONE);
	}

	@Test
	void resolveWhenUserInfoSaysOtherwiseThenIdTokenHolds() {
		OidcUserInfo info = OidcUserInfo.builder().email("bob@example.com").emailVerified(true).build();
		assertThat(this.resolver.resolve(login("hawcx", idToken("email", EMAIL, "email_verified", true), info)))
			.isEqualTo(EMAIL);
		assertThat(this.resolver.resolve(login("hawcx", idToken(), info))).isNull();
	}

	@Test
	void resolveWhenLoginIsNotThroughHawcxThenNothing() {
		OidcIdToken verified = idToken("email", EMAIL, "email_verified", true);
		assertThat(this.resolver.resolve(login("another", verified, null))).isNull();
		assertThat(this.resolver.resolve(new TestingAuthenticationToken(EMAIL, "n/a"))).isNull();
	}

	@Test
	void requireWhenThereIsNoIdThenSaysWhy() {
		Authentication stranger = login("hawcx", idToken("email", EMAIL), null);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.resolver.require(stranger))
			.withMessageContaining("neither a verified e-mail address nor a verified phone number")
			.withMessageNotContaining(EMAIL);
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> ((HawcxUserIdResolver) (user) -> " ").require(stranger));
		assertThat(this.resolver.require(login("hawcx", idToken("phone_number", PHONE), null))).isEqualTo(PHONE);
	}

	private String resolve(Object... claims) {
		return this.resolver.resolve(login("hawcx", idToken(claims), null));
	}

	private static Authentication login(String registrationId, OidcIdToken idToken, OidcUserInfo info) {
		return new OAuth2AuthenticationToken(
				new DefaultOidcUser(AuthorityUtils.createAuthorityList("ROLE_USER"), idToken, info),
				AuthorityUtils.createAuthorityList("ROLE_USER"), registrationId);
	}

	private static OidcIdToken idToken(Object... claims) {
		Map<String, Object> all = new LinkedHashMap<>(Map.of("sub", "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11"));
		for (int i = 0; i < claims.length; i += 2) {
			all.put((String) claims[i], claims[i + 1]);
		}
		return new OidcIdToken("id-token", null, null, all);
	}

}
