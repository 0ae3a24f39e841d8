package io.hawcx.security.oauth2;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Sections 5 and 6, and every wrong reply at the callback: a page, one line in the log,
 * the session's authentication as it was.
 */
class HawcxLoginFailureHandlerTests {

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private static String nonce(OAuth2AuthorizationRequest request) {
		return (String) request.getAdditionalParameters().get("nonce");
	}

	private OAuth2AuthenticationToken signIn(LoginApp app) throws Exception {
		OAuth2AuthorizationRequest request = app.begin("hawcx");
		this.provider.idToken(this.provider.sign((claims) -> claims.claim("nonce", nonce(request))));
		MockHttpServletResponse reply = app.callback("first-code", request.getState());
		assertThat(reply.getRedirectedUrl()).isEqualTo("/");
		return app.signedIn();
	}

	static Stream<Arguments> wrongTokens() {
		return Stream.of(wrong("nonce", (claims, nonce) -> claims.claim("nonce", "another")),
				wrong("no nonce", (claims, nonce) -> claims),
				wrong("issuer", (claims, nonce) -> claims.claim("nonce", nonce).issuer("https://evil.example")),
				wrong("audience", (claims, nonce) -> claims.claim("nonce", nonce).audience("evil")));
	}

	private static Arguments wrong(String what, BiFunction<JWTClaimsSet.Builder, String, JWTClaimsSet.Builder> change) {
		return Arguments.of(what, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongTokens")
	void callbackWhenIdTokenIsWrongThenFailsToPage(String what,
			BiFunction<JWTClaimsSet.Builder, String, JWTClaimsSet.Builder> change) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			OAuth2AuthenticationToken before = signIn(app);
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			this.provider.idToken(this.provider.sign((claims) -> change.apply(claims, nonce(request))));
			assertFails(app, before, "the-code", request.getState(), what.contains("nonce") ? "nonce" : "id_token");
		}
	}

	@Test
	void callbackWhenKeyIsWrongThenFailsToPage() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			OAuth2AuthenticationToken before = signIn(app);
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			this.provider
				.idToken(this.provider.sign(FakeProvider.newKey(), (claims) -> claims.claim("nonce", nonce(request))));
			assertFails(app, before, "the-code", request.getState(), "invalid_id_token");
		}
	}

	@Test
	void callbackWhenCodeOrVerifierIsWrongThenFailsToPage() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			OAuth2AuthenticationToken before = signIn(app);
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			this.provider.tokens(400, Map.of("error", "invalid_grant"));
			assertFails(app, before, "the-code", request.getState(), "invalid_grant");
		}
	}

	@Test
	void callbackWhenStateIsUnknownThenSignedInUserGoesOnAndAnybodyElseFails() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			app.begin("hawcx");
			assertThat(app.callback("the-code", "another-state").getRedirectedUrl()).isEqualTo("/login?error");
			OAuth2AuthenticationToken before = signIn(app);
			app.begin("hawcx");
			try (LogCapture log = new LogCapture()) {
				assertThat(app.callback("the-code", "another-state").getRedirectedUrl()).isEqualTo("/");
				assertThat(log.lines()).isEmpty();
			}
			assertThat(app.signedIn()).isSameAs(before);
		}
	}

	@Test
	void callbackWhenTokenEndpointIsDownThenFailsToPage() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			OAuth2AuthenticationToken before = signIn(app);
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			this.provider.tokens(503, Map.of());
			assertFails(app, before, "the-code", request.getState(), "temporarily_unavailable");
		}
	}

	private void assertFails(LoginApp app, OAuth2AuthenticationToken before, String code, String state, String reason)
			throws Exception {
		try (LogCapture log = new LogCapture()) {
			MockHttpServletResponse reply = app.callback(code, state);
			assertThat(reply.getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(app.perform(get("/login?error")).getContentAsString()).contains("Please", "role=\"alert\"")
				.doesNotContain("evil.example", code, state);
			assertThat(log.lines()).singleElement().asString().contains(reason).doesNotContain(code, state);
		}
		assertThat(app.signedIn()).isSameAs(before);
		assertThat(app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
	}

	@Test
	void callbackWhenUserCancelsThenPageSaysSo() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);
				LogCapture log = new LogCapture()) {
			OAuth2AuthorizationRequest request = app.begin("hawcx");
			app.perform(get("/login/oauth2/code/hawcx").param("error", "access_denied")
				.param("error_description", "line\nforged")
				.param("state", request.getState()));
			assertThat(app.perform(get("/login?error")).getContentAsString()).contains("cancelled or refused at Hawcx");
			assertThat(log.lines()).singleElement().asString().doesNotContain("\n");
		}
	}

	@Test
	void callbackWhenAnotherProviderFailsThenHandledAsStock() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class,
				TestClientRegistrations.other("other")); LogCapture log = new LogCapture()) {
			MockHttpServletResponse reply = app
				.perform(get("/login/oauth2/code/other").param("code", "c").param("state", "s"));
			assertThat(reply.getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(app.perform(get("/login?error")).getContentAsString()).contains("Invalid credentials");
			assertThat(log.lines()).isEmpty();
		}
	}

}
