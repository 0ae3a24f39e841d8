package io.hawcx.security.user;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.TestClientRegistrations;
import io.hawcx.security.jackson.HawcxJacksonModule;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxUserTests {

	private static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

	private final HawcxLoginClients clients = HawcxLoginClients.of(client("acme"), client("beta"));

	private static HawcxLoginClient client(String name) {
		return new HawcxLoginClient(
				HawcxClientRegistration.builder("client-" + name, "config-" + name).registrationId(name).build(),
				HawcxOAuth.fromIssuer("https://" + name + ".example", "config-" + name, "client-" + name));
	}

	private static OidcIdToken idToken(Map<String, Object> more) throws MalformedURLException {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", URI.create("https://acme.example").toURL());
		claims.put("sub", "5f0c");
		claims.put("amr", new ArrayList<>(List.of("otp")));
		claims.put("auth_time", NOW);
		claims.putAll(more);
		return new OidcIdToken("the.id.token", NOW, NOW.plusSeconds(60), claims);
	}

	private static OidcUserRequest request(String registrationId) throws MalformedURLException {
		return new OidcUserRequest(TestClientRegistrations.other(registrationId),
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none", NOW, NOW.plusSeconds(60)),
				idToken(Map.of()));
	}

	private static List<String> factors(OidcUser user) {
		return user.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority.startsWith("FACTOR_HAWCX"))
			.toList();
	}

	@Test
	void loadWhenProjectsAreSeveralThenUserTellsTheTenantAndHasTheFactors() throws MalformedURLException {
		HawcxUserService service = new HawcxUserService(this.clients, new OidcUserService());
		for (String name : List.of("acme", "beta")) {
			HawcxUser user = (HawcxUser) service.loadUser(request(name));
			assertThat(user.tenant()).isEqualTo(name);
			assertThat(user.issuer()).isEqualTo("https://acme.example");
			assertThat(user.getName()).isEqualTo("5f0c");
			assertThat(factors(user)).containsExactly("FACTOR_HAWCX_OTP");
			assertThat(service.namesWithTenant().loadUser(request(name)).getName()).isEqualTo(name + ":5f0c");
		}
	}

	@Test
	void loadWhenProviderIsAnotherThenUserIsAsItWas() throws MalformedURLException {
		HawcxUserService service = new HawcxUserService(this.clients, new OidcUserService()).namesWithTenant();
		OidcUser user = service.loadUser(request("other"));
		assertThat(user).isExactlyInstanceOf(DefaultOidcUser.class);
		assertThat(user.getName()).isEqualTo("5f0c");
		assertThat(factors(user)).isEmpty();
	}

	@Test
	void loadWhenProjectIsTheOnlyOneThenTenantIsItsRegistration() throws MalformedURLException {
		HawcxUserService service = new HawcxUserService(HawcxClientRegistration.builder("client", "config").build(),
				new OidcUserService());
		HawcxUser user = (HawcxUser) service.loadUser(request("hawcx"));
		assertThat(user.tenant()).isEqualTo("hawcx");
		// The mapper of a single project grants these.
		assertThat(factors(user)).isEmpty();
	}

	@Test
	void verifiedEmailWhenHawcxDidNotVerifyItThenIsNull() throws MalformedURLException {
		assertThat(user(idToken(Map.of("email", "a@example.com", "email_verified", true)), null).verifiedEmail())
			.isEqualTo("a@example.com");
		assertThat(user(idToken(Map.of("email", "a@example.com", "email_verified", false)), null).verifiedEmail())
			.isNull();
		assertThat(user(idToken(Map.of("email", "a@example.com", "email_verified", "true")), null).verifiedEmail())
			.isNull();
		assertThat(user(idToken(Map.of("email_verified", true)), null).verifiedEmail()).isNull();
		// Nobody signed what stands beside the id_token.
		assertThat(user(idToken(Map.of()),
				new OidcUserInfo(Map.of("sub", "5f0c", "email", "a@example.com", "email_verified", true)))
			.verifiedEmail()).isNull();
	}

	private static HawcxUser user(OidcIdToken idToken, OidcUserInfo userInfo) {
		return new HawcxUser("acme", "5f0c", List.of(), idToken, userInfo);
	}

	@Test
	void equalsWhenTenantsDiffersThenIsAnotherUser() throws MalformedURLException {
		HawcxUser user = user(idToken(Map.of()), null);
		assertThat(user(idToken(Map.of("iat", NOW.plusSeconds(5), "email", "a@example.com")), null)).isEqualTo(user)
			.hasSameHashCodeAs(user);
		assertThat(new HawcxUser("beta", "5f0c", List.of(), user.getIdToken(), null)).isNotEqualTo(user);
		assertThat(user(idToken(Map.of("sub", "6a1d")), null)).isNotEqualTo(user);
	}

	@Test
	void toStringWhenCalledThenHoldsNoTokenAndNoClaims() throws MalformedURLException {
		assertThat(user(idToken(Map.of("email", "a@example.com")), null)).hasToString("HawcxUser[acme, 5f0c]");
	}

	@Test
	void readWhenUserIsStoredThenIsTheSame() throws MalformedURLException {
		OidcUserInfo info = new OidcUserInfo(Map.of("sub", "5f0c", "nickname", "al"));
		for (OidcUserInfo beside : new OidcUserInfo[] { null, info }) {
			HawcxUser user = (HawcxUser) new HawcxUserService(this.clients,
					(request) -> new DefaultOidcUser(List.of(), request.getIdToken(), beside))
				.namesWithTenant()
				.loadUser(request("acme"));
			OAuth2AuthenticationToken login = new OAuth2AuthenticationToken(user, user.getAuthorities(), "acme");
			assertSame(login, SerializationUtils.clone(login));
			JsonMapper mapper = JsonMapper.builder()
				.addModules(HawcxJacksonModule.withSecurityModules(getClass().getClassLoader()))
				.build();
			assertSame(login,
					(OAuth2AuthenticationToken) mapper.readValue(mapper.writeValueAsString(login), Object.class));
		}
	}

	@Test
	void readWhenSessionIsOfAnApplicationWithoutTenantsThenItsUserIsRead() throws MalformedURLException {
		OidcUser former = new DefaultOidcUser(List.of(), idToken(Map.of()));
		OAuth2AuthenticationToken login = new OAuth2AuthenticationToken(former, List.of(), "hawcx");
		JsonMapper mapper = JsonMapper.builder()
			.addModules(HawcxJacksonModule.withSecurityModules(getClass().getClassLoader()))
			.build();
		assertThat(mapper.readValue(mapper.writeValueAsString(login), Object.class)).isEqualTo(login);
	}

	private static void assertSame(OAuth2AuthenticationToken login, OAuth2AuthenticationToken read) {
		HawcxUser user = (HawcxUser) read.getPrincipal();
		assertThat(user).isEqualTo(login.getPrincipal());
		assertThat(user.getName()).isEqualTo(login.getName());
		assertThat(user.getClaims()).isEqualTo(((HawcxUser) login.getPrincipal()).getClaims());
		assertThat(user.getAuthorities()).isEqualTo(((HawcxUser) login.getPrincipal()).getAuthorities());
		assertThat(read.getAuthorities()).isEqualTo(login.getAuthorities());
		assertThat(read.getAuthorizedClientRegistrationId()).isEqualTo("acme");
	}

}
