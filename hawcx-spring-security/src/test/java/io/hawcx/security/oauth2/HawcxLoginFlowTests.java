package io.hawcx.security.oauth2;

import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.IdTokenAlgorithm;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Both ways in, with each algorithm and each kind of client.
 */
class HawcxLoginFlowTests {

	private static final String VERIFIER = HandoverChallenges.VERIFIER;

	static Stream<Arguments> algorithmsAndClients() {
		return Stream.of(IdTokenAlgorithm.values())
			.flatMap((algorithm) -> Stream.of(Arguments.of(algorithm, false), Arguments.of(algorithm, true)));
	}

	private static LoginApp app(EmulatorCredentials credentials, boolean confidential) {
		String clientId = confidential ? credentials.confidentialClientId() : credentials.publicClientId();
		HawcxOAuth oauth = HawcxOAuth.fromIssuer(credentials.issuer(), credentials.configId(), clientId);
		HawcxClientRegistration.Builder hawcx = HawcxClientRegistration.builder(clientId, credentials.configId());
		if (confidential) {
			oauth = oauth
				.withClientAssertion(ClientAssertionSigner.ed25519(SigningKey.parse(credentials.privateJwk())));
			hawcx.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
		}
		return new LoginApp(oauth, hawcx.build(), LoginChains.HawcxChain.class);
	}

	private static String clientId(HawcxEmulator emulator, boolean confidential) {
		return confidential ? emulator.credentials().confidentialClientId() : emulator.credentials().publicClientId();
	}

	@ParameterizedTest
	@MethodSource("algorithmsAndClients")
	void redirectWhenCallbackComesThenSignsIn(IdTokenAlgorithm algorithm, boolean confidential) throws Exception {
		try (HawcxEmulator emulator = HawcxEmulator.builder()
			.discoveryShape(DiscoveryShape.REDIRECT)
			.idTokenAlgorithm(algorithm)
			.accessTokens(false)
			.start(); LoginApp app = app(emulator.credentials(), confidential)) {
			app.perform(get("/account").accept("text/html"));
			String before = app.session().getId();
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			String code = emulator.mintCode(MintCodeRequest.forVerifier(request.getAttribute("code_verifier"))
				.clientId(clientId(emulator, confidential))
				.nonce((String) request.getAdditionalParameters().get("nonce")));
			MockHttpServletResponse reply = app.callback(code, request.getState());
			assertThat(reply.getRedirectedUrl()).contains("/account");
			assertSignedIn(app, before);
		}
	}

	@ParameterizedTest
	@MethodSource("algorithmsAndClients")
	void handoverWhenCodeIsPostedThenSignsIn(IdTokenAlgorithm algorithm, boolean confidential) throws Exception {
		try (HawcxEmulator emulator = HawcxEmulator.builder()
			.discoveryShape(DiscoveryShape.LEAN)
			.idTokenAlgorithm(algorithm)
			.accessTokens(false)
			.start(); LoginApp app = app(emulator.credentials(), confidential)) {
			Map<String, Object> nonce = app.nonce("/login/hawcx");
			String before = app.session().getId();
			String code = emulator.mintCode(MintCodeRequest.forVerifier(VERIFIER)
				.clientId(clientId(emulator, confidential))
				.nonce((String) nonce.get("nonce")));
			MockHttpServletResponse reply = app.perform(app.handover("/login/hawcx", nonce)
				.contentType("application/json")
				.content(Json.write(Map.of("authCode", code, "codeVerifier", VERIFIER))));
			assertThat(reply.getStatus()).isEqualTo(200);
			assertSignedIn(app, before);
		}
	}

	private static void assertSignedIn(LoginApp app, String sessionBefore) throws Exception {
		assertThat(app.session().getId()).isNotEqualTo(sessionBefore);
		assertThat(app.signedIn().getAuthorizedClientRegistrationId()).isEqualTo("hawcx");
		OidcUser user = (OidcUser) app.signedIn().getPrincipal();
		assertThat(user.getAuthenticatedAt()).isNotNull();
		assertThat(user.getAuthorities()).extracting("authority").contains("OIDC_USER");
		assertThat(app.perform(get("/account")).getContentAsString()).isEqualTo(user.getSubject());
	}

}
