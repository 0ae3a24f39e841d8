package io.hawcx.security.oauth2;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.TestClientRegistrations;
import io.hawcx.security.internal.HandoverAuthorizationExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Two Hawcx projects, with the same client id at two issuers, on either stack.
 */
class SeveralProjectsTests {

	private static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier";

	private static FakeProvider acme;

	private static FakeProvider beta;

	private static HawcxLoginClients clients;

	private static HawcxLoginClients asyncClients;

	@BeforeAll
	static void start() {
		acme = new FakeProvider();
		beta = new FakeProvider();
		clients = HawcxLoginClients.of(client("acme", acme), client("beta", beta));
		asyncClients = HawcxLoginClients.of(asyncClient("acme", acme), asyncClient("beta", beta));
	}

	@AfterAll
	static void stop() {
		acme.close();
		beta.close();
	}

	@Test
	void findWhenRegistrationsAreOfTwoProjectsThenEachHasItsOwnIssuer() {
		HawcxTenantRegistrationRepository registrations = new HawcxTenantRegistrationRepository(clients,
				List.of(TestClientRegistrations.other("other")));
		assertThat(registrations.findByRegistrationId("acme")).extracting(SeveralProjectsTests::issuer)
			.isEqualTo(acme.issuer());
		assertThat(registrations.findByRegistrationId("beta")).extracting(SeveralProjectsTests::issuer)
			.isEqualTo(beta.issuer());
		assertThat(registrations.findByRegistrationId("other")).isNotNull();
		assertThat(registrations.findByRegistrationId("gamma")).isNull();
		assertThat(registrations).isNotInstanceOf(Iterable.class);
	}

	@Test
	void findWhenStackIsReactiveThenEachHasItsOwnIssuer() {
		HawcxReactiveTenantRegistrationRepository registrations = new HawcxReactiveTenantRegistrationRepository(
				asyncClients, List.of(TestClientRegistrations.other("other")));
		assertThat(registrations.findByRegistrationId("acme").map(SeveralProjectsTests::issuer).block())
			.isEqualTo(acme.issuer());
		assertThat(registrations.findByRegistrationId("beta").map(SeveralProjectsTests::issuer).block())
			.isEqualTo(beta.issuer());
		assertThat(registrations.findByRegistrationId("other").block()).isNotNull();
		assertThat(registrations.findByRegistrationId("gamma").block()).isNull();
		assertThat(registrations).isNotInstanceOf(Iterable.class);
	}

	@Test
	void createWhenIdIsGivenTwiceThenSaysSo() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HawcxLoginClients.of(client("acme", acme), client("acme", beta)))
			.withMessageContaining("'acme' is given to two Hawcx projects");
		List<ClientRegistration> others = List.of(TestClientRegistrations.other("beta"));
		assertThatIllegalArgumentException().isThrownBy(() -> new HawcxTenantRegistrationRepository(clients, others))
			.withMessageContaining("'beta' is defined twice");
	}

	@Test
	void redeemWhenProjectsDifferThenCodeGoesToItsOwn() {
		acme.idToken("of-acme");
		beta.idToken("of-beta");
		HawcxAuthorizationCodeTokenResponseClient tokens = new HawcxAuthorizationCodeTokenResponseClient(clients,
				new RestClientAuthorizationCodeTokenResponseClient());
		HawcxReactiveAuthorizationCodeTokenResponseClient asyncTokens = new HawcxReactiveAuthorizationCodeTokenResponseClient(
				asyncClients, new WebClientReactiveAuthorizationCodeTokenResponseClient());
		for (Map.Entry<String, String> expected : Map.of("acme", "of-acme", "beta", "of-beta").entrySet()) {
			OAuth2AuthorizationCodeGrantRequest request = request(expected.getKey());
			assertThat(tokens.getTokenResponse(request).getAdditionalParameters().get("id_token"))
				.isEqualTo(expected.getValue());
			assertThat(asyncTokens.getTokenResponse(request).block().getAdditionalParameters().get("id_token"))
				.isEqualTo(expected.getValue());
		}
	}

	@Test
	void decodeWhenTokenIsAnotherProjectsThenRefuses() {
		HawcxIdTokenDecoderFactory decoders = new HawcxIdTokenDecoderFactory(clients, new OidcIdTokenDecoderFactory());
		HawcxReactiveIdTokenDecoderFactory asyncDecoders = new HawcxReactiveIdTokenDecoderFactory(asyncClients,
				new ReactiveOidcIdTokenDecoderFactory());
		Map<String, FakeProvider> projects = Map.of("acme", acme, "beta", beta);
		projects.forEach((name, project) -> projects.forEach((other, signer) -> {
			ClientRegistration registration = new HawcxTenantRegistrationRepository(clients, List.of())
				.findByRegistrationId(name);
			String token = signer.sign((claims) -> {
			});
			if (name.equals(other)) {
				assertThat(decoders.createDecoder(registration).decode(token).getSubject()).isEqualTo("alice");
				assertThat(asyncDecoders.createDecoder(registration).decode(token).block().getSubject())
					.isEqualTo("alice");
			}
			else {
				assertThatExceptionOfType(BadJwtException.class)
					.isThrownBy(() -> decoders.createDecoder(registration).decode(token));
				assertThatExceptionOfType(BadJwtException.class)
					.isThrownBy(() -> asyncDecoders.createDecoder(registration).decode(token).block());
			}
		}));
	}

	@Test
	void resolveWhenProjectsDifferThenEachHasItsConfigIdAndMaxAge() {
		HawcxAuthorizationRequestResolver resolver = new HawcxAuthorizationRequestResolver(
				new HawcxTenantRegistrationRepository(clients, List.of(TestClientRegistrations.other("other"))),
				clients, "/oauth2/authorization");
		for (String name : List.of("acme", "beta")) {
			OAuth2AuthorizationRequest request = resolver.resolve(begin(name));
			assertThat(request.getAuthorizationRequestUri()).contains("sdk_config_id=config-" + name)
				.contains("max_age=60")
				.contains("/login/oauth2/code/" + name);
		}
		assertThat(resolver.resolve(begin("other")).getAuthorizationRequestUri()).doesNotContain("sdk_config_id")
			.doesNotContain("max_age");
	}

	private static MockHttpServletRequest begin(String name) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorization/" + name);
		request.setServletPath(request.getRequestURI());
		request.setParameter("max_age", "60");
		return request;
	}

	private static OAuth2AuthorizationCodeGrantRequest request(String name) {
		ClientRegistration registration = new HawcxTenantRegistrationRepository(clients, List.of())
			.findByRegistrationId(name);
		return new OAuth2AuthorizationCodeGrantRequest(registration,
				HandoverAuthorizationExchange.exchange(registration, "code", VERIFIER, Set.of(), false));
	}

	private static String issuer(ClientRegistration registration) {
		return registration.getProviderDetails().getIssuerUri();
	}

	private static HawcxLoginClient client(String name, FakeProvider provider) {
		return new HawcxLoginClient(registration(name),
				HawcxOAuth.fromIssuer(provider.issuer(), "config-" + name, FakeProvider.CLIENT_ID));
	}

	private static HawcxLoginClient asyncClient(String name, FakeProvider provider) {
		return new HawcxLoginClient(registration(name),
				HawcxOAuthAsync.fromIssuer(provider.issuer(), "config-" + name, FakeProvider.CLIENT_ID));
	}

	private static HawcxClientRegistration registration(String name) {
		return HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, "config-" + name).registrationId(name).build();
	}

}
