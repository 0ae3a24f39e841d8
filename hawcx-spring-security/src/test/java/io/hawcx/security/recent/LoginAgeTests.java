package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

import static org.assertj.core.api.Assertions.assertThat;

class LoginAgeTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

	@ParameterizedTest
	@CsvSource({ "1700000000, true", "1699999700, true", "1699999699, false", "1700000060, true", "1700000061, false",
			"1700000000000, false", "31556889864403199, false", "-31557014167219200, false" })
	void decideWhenAuthTimeIsAnyThenOnlyARecentOneIsGranted(long authTime, boolean granted) {
		OidcIdToken idToken = OidcIdToken.withTokenValue("token")
			.subject("alice")
			.claim("auth_time", Instant.ofEpochSecond(authTime))
			.build();
		OAuth2AuthenticationToken login = new OAuth2AuthenticationToken(new DefaultOidcUser(List.of(), idToken),
				List.of(), "hawcx");
		LoginAge age = new LoginAge("hawcx"::equals, Clock.fixed(NOW, ZoneOffset.UTC));
		assertThat(age.decide(login, new RecentLoginDecision(Duration.ofMinutes(5), "/")).isGranted())
			.isEqualTo(granted);
	}

}
