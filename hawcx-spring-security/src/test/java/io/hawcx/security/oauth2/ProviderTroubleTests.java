package io.hawcx.security.oauth2;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What happens at Hawcx while users sign in: keys change or cannot be had, codes are
 * refused.
 */
class ProviderTroubleTests {

	private static final String HANDOVER = "/login/hawcx";

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private OAuth2AuthorizationRequest begin(LoginApp app, ECKey key) throws Exception {
		OAuth2AuthorizationRequest request = app.begin("hawcx");
		Object nonce = request.getAdditionalParameters().get("nonce");
		this.provider.idToken(this.provider.sign(key, (claims) -> claims.claim("nonce", nonce)));
		return request;
	}

	@Test
	void callbackWhenKeysRotateDuringLoginThenNobodyIsLost() throws Exception {
		try (LoginApp first = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(first.callback("code-1", begin(first, this.provider.key()).getState()).getRedirectedUrl())
				.isEqualTo("/");
			ECKey next = new ECKeyGenerator(Curve.P_256).keyID("fake-2").generate();
			OAuth2AuthorizationRequest before = begin(first, next);
			this.provider.server()
				.stubFor(WireMock.get("/jwks")
					.willReturn(WireMock.aResponse()
						.withBody(new JWKSet(List.of(next.toPublicJWK(), this.provider.key().toPublicJWK()))
							.toString())));
			assertThat(first.callback("code-2", before.getState()).getRedirectedUrl()).isEqualTo("/");
			OAuth2AuthorizationRequest late = begin(first, this.provider.key());
			assertThat(first.callback("code-3", late.getState()).getRedirectedUrl()).isEqualTo("/");
			assertThat(this.provider.requestsTo("/jwks")).hasSize(2);
		}
	}

	@Test
	void callbackWhenKeysCannotBeHadThenIsTemporarilyUnavailable() throws Exception {
		this.provider.server().stubFor(WireMock.get("/jwks").willReturn(WireMock.aResponse().withStatus(404)));
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);
				LogCapture log = new LogCapture()) {
			OAuth2AuthorizationRequest request = begin(app, this.provider.key());
			assertThat(app.callback("the-code", request.getState()).getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(app.perform(get("/login?error")).getContentAsString())
				.contains("Hawcx cannot be reached at the moment");
			assertThat(log.lines()).singleElement().asString().contains("[temporarily_unavailable]", "/jwks");
		}
	}

	@Test
	void handoverWhenKeysCannotBeHadThenIsTemporarilyUnavailable() throws Exception {
		this.provider.server().stubFor(WireMock.get("/jwks").willReturn(WireMock.aResponse().withStatus(404)));
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			Map<String, Object> nonce = app.nonce(HANDOVER);
			this.provider.idToken(this.provider.sign((claims) -> claims.claim("nonce", nonce.get("nonce"))));
			MockHttpServletResponse reply = app.perform(
					app.handover(HANDOVER, nonce).param("code", "the-code").param("code_verifier", "v".repeat(43)));
			assertThat(reply.getStatus()).isEqualTo(503);
			assertThat(Json.read(reply.getContentAsString())).containsEntry("code", "temporarily_unavailable");
		}
	}

	@ParameterizedTest
	@CsvSource({ "400,invalid_grant", "401,invalid_client", "400,unauthorized_client" })
	void callbackWhenTokenEndpointRefusesThenLogKeepsItsCode(int status, String error) throws Exception {
		this.provider.tokens(status, Map.of("error", error));
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);
				LogCapture log = new LogCapture()) {
			app.callback("the-code", app.begin("hawcx").getState());
			assertThat(log.lines()).singleElement().asString().contains("[" + error + "]");
		}
	}

}
