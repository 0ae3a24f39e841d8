package io.hawcx.security.oauth2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jwt.SignedJWT;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sections 2 and 3: the token endpoint, {@code private_key_jwt} with Ed25519 and no Tink.
 */
class HawcxAuthorizationCodeTokenResponseClientTests {

	private final FakeProvider provider = new FakeProvider();

	private final HawcxClientRegistration hawcx = HawcxClientRegistration
		.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID)
		.build();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private HawcxOAuth oauth() {
		return HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID, FakeProvider.CLIENT_ID);
	}

	static OAuth2AuthorizationCodeGrantRequest request(String registrationId, String redirectUri) {
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId(FakeProvider.CLIENT_ID)
			.authorizationUri("https://unused.invalid/")
			.redirectUri(redirectUri)
			.attributes((attributes) -> attributes.put("code_verifier", HandoverChallenges.VERIFIER))
			.build();
		ClientRegistration registration = TestClientRegistrations.other(registrationId);
		return new OAuth2AuthorizationCodeGrantRequest(registration, new OAuth2AuthorizationExchange(request,
				OAuth2AuthorizationResponse.success("the-code").redirectUri("https://unused.invalid/").build()));
	}

	private Map<String, String> form() {
		return Arrays.stream(this.provider.requestsTo("/oauth2/token").get(0).split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	@Test
	void redeemWhenPublicThenSendsFormAndConfigId() {
		this.provider.idToken("a.b.c");
		new HawcxAuthorizationCodeTokenResponseClient(oauth(), this.hawcx)
			.getTokenResponse(request("hawcx", "https://app.example/cb"));
		assertThat(form()).containsOnly(Map.entry("grant_type", "authorization_code"), Map.entry("code", "the-code"),
				Map.entry("code_verifier", HandoverChallenges.VERIFIER), Map.entry("client_id", FakeProvider.CLIENT_ID),
				Map.entry("redirect_uri", "https://app.example/cb"));
		this.provider.server()
			.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/oauth2/token"))
				.withHeader("X-Config-Id", WireMock.equalTo(FakeProvider.CONFIG_ID))
				.withoutHeader("Authorization"));
	}

	@Test
	void redeemWhenRequestHadNoRedirectUriThenSendsNone() {
		this.provider.idToken("a.b.c");
		new HawcxAuthorizationCodeTokenResponseClient(oauth(), this.hawcx).getTokenResponse(request("hawcx", null));
		assertThat(form()).doesNotContainKey("redirect_uri");
	}

	@Test
	void redeemWhenConfidentialThenSendsEdDsaAssertion() throws Exception {
		this.provider.idToken("a.b.c");
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			HawcxOAuth oauth = oauth().withClientAssertion(
					ClientAssertionSigner.ed25519(SigningKey.parse(emulator.credentials().privateJwk())));
			new HawcxAuthorizationCodeTokenResponseClient(oauth, this.hawcx).getTokenResponse(request("hawcx", null));
		}
		SignedJWT assertion = SignedJWT.parse(form().get("client_assertion"));
		assertThat(form()).containsEntry("client_assertion_type",
				"urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
		assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("EdDSA");
		assertThat(assertion.getHeader().getType().getType()).isEqualTo("JWT");
		assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(this.provider.issuer() + "/oauth2/token");
	}

	@ParameterizedTest
	@CsvSource({ "400,invalid_grant", "401,invalid_client", "403,access_denied" })
	void redeemWhenRefusedThenKeepsErrorCodeWhateverTheStatus(int status, String error) {
		this.provider.tokens(status, Map.of("error", error, "error_description", "refused"));
		HawcxAuthorizationCodeTokenResponseClient client = new HawcxAuthorizationCodeTokenResponseClient(oauth(),
				this.hawcx);
		assertThatExceptionOfType(OAuth2AuthorizationException.class)
			.isThrownBy(() -> client.getTokenResponse(request("hawcx", null)))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo(error))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("the-code", HandoverChallenges.VERIFIER));
	}

	@Test
	void redeemWhenServerFailsThenTemporarilyUnavailable() {
		this.provider.server().stubFor(WireMock.post("/oauth2/token").willReturn(WireMock.serverError()));
		assertCode("temporarily_unavailable");
	}

	@Test
	void redeemWhenDiscoveryFailsThenTemporarilyUnavailable() {
		this.provider.discoveryFails(500);
		assertCode("temporarily_unavailable");
	}

	private void assertCode(String code) {
		HawcxAuthorizationCodeTokenResponseClient client = new HawcxAuthorizationCodeTokenResponseClient(oauth(),
				this.hawcx);
		assertThatExceptionOfType(OAuth2AuthorizationException.class)
			.isThrownBy(() -> client.getTokenResponse(request("hawcx", null)))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo(code));
	}

	@Test
	void redeemWhenAnotherRegistrationThenDelegates() {
		OAuth2AccessTokenResponse reply = OAuth2AccessTokenResponse.withToken("others")
			.tokenType(OAuth2AccessToken.TokenType.BEARER)
			.build();
		HawcxAuthorizationCodeTokenResponseClient client = new HawcxAuthorizationCodeTokenResponseClient(oauth(),
				this.hawcx, (request) -> reply);
		assertThat(client.getTokenResponse(request("other", "https://app.example/cb"))).isSameAs(reply);
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@Test
	void loadWhenTinkIsAskedForThenItIsAbsent() {
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> Class.forName("com.google.crypto.tink.subtle.Ed25519Sign"));
	}

}
