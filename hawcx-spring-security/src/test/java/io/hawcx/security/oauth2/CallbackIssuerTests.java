package io.hawcx.security.oauth2;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * RFC 9207 section 2.4, in chains of ours and in those written with plain
 * {@code oauth2Login()}.
 */
class CallbackIssuerTests {

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private void advertise() {
		this.provider.discovery((document) -> {
			document.put("authorization_endpoint", this.provider.issuer() + "/authorize");
			document.put("authorization_response_iss_parameter_supported", true);
		});
	}

	private MockHttpServletResponse callback(LoginApp app, String... issuers) throws Exception {
		OAuth2AuthorizationRequest begun = app.begin("hawcx");
		this.provider.idToken(
				this.provider.sign((claims) -> claims.claim("nonce", begun.getAdditionalParameters().get("nonce"))));
		MockHttpServletRequestBuilder request = get("/login/oauth2/code/hawcx").param("code", "the-code")
			.param("state", begun.getState());
		return app.perform((issuers.length > 0) ? request.param("iss", issuers) : request);
	}

	private void assertRefused(LoginApp app, String... issuers) throws Exception {
		try (LogCapture log = new LogCapture()) {
			assertThat(callback(app, issuers).getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(log.lines()).singleElement().asString().contains("[invalid_issuer]").doesNotContain("evil");
		}
		assertThat(this.provider.requestsTo("/oauth2/token")).isEmpty();
		assertThat(app.signedIn()).isNull();
	}

	@Test
	void callbackWhenIssuerIsHawcxThenSignsIn() throws Exception {
		advertise();
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(callback(app, this.provider.issuer()).getRedirectedUrl()).isEqualTo("/");
			assertThat(app.signedIn()).isNotNull();
		}
	}

	@Test
	void callbackWhenIssuerIsAdvertisedAndMissingThenRefused() throws Exception {
		advertise();
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertRefused(app);
			assertThat(app.perform(get("/login?error")).getContentAsString()).contains("could not be verified");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "", "/" })
	void callbackWhenIssuerIsAnotherThenRefusedThoughNotAdvertised(String issuer) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertRefused(app, "/".equals(issuer) ? this.provider.issuer() + "/" : issuer);
		}
	}

	@Test
	void callbackWhenIssuerComesTwiceThenRefused() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertRefused(app, this.provider.issuer(), "https://evil.example");
		}
	}

	@Test
	void callbackWhenChainIsPlainThenCustomizerChecks() throws Exception {
		advertise();
		try (LoginApp app = LoginApp.of(this.provider, PlainChain.class)) {
			assertRefused(app);
			assertThat(callback(app, this.provider.issuer()).getRedirectedUrl()).isEqualTo("/");
		}
	}

	@Test
	void callbackWhenPathIsAnotherProvidersThenStillChecked() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, PlainChain.class, TestClientRegistrations.other("other"))) {
			OAuth2AuthorizationRequest begun = app.begin("hawcx");
			app.perform(get("/login/oauth2/code/other").param("code", "the-code")
				.param("state", begun.getState())
				.param("iss", "https://evil.example"));
			assertThat(this.provider.requestsTo("/oauth2/token")).isEmpty();
		}
	}

	@Test
	void callbackWhenAnotherProviderAnswersThenItsIssuerIsNotOurs() throws Exception {
		advertise();
		try (LoginApp app = LoginApp.of(this.provider, PlainChain.class, TestClientRegistrations.other("other"));
				LogCapture log = new LogCapture()) {
			OAuth2AuthorizationRequest begun = app.begin("other");
			app.perform(
					get("/login/oauth2/code/other").param("error", "access_denied").param("state", begun.getState()));
			assertThat(log.lines()).isEmpty();
			assertThat(this.provider.requestsTo("/")).isEmpty();
		}
	}

	/**
	 * A chain without {@code hawcxLogin()}, beside the customizer that a starter
	 * publishes.
	 */
	@Configuration(proxyBeanMethods = false)
	static class PlainChain extends LoginChains.PlainChain {

		@Bean
		HawcxCallbackCustomizer callbacks() {
			return new HawcxCallbackCustomizer(new HawcxLoginFailureHandler());
		}

	}

}
