package io.hawcx.security.oauth2;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.TestClientRegistrations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
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
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.PlainChain.class)) {
			assertThat(callback(app).getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(this.provider.requestsTo("/oauth2/token")).isEmpty();
			assertThat(callback(app, this.provider.issuer()).getRedirectedUrl()).isEqualTo("/");
		}
	}

	@Test
	void callbackWhenPathIsAnotherProvidersThenStillChecked() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.PlainChain.class,
				TestClientRegistrations.other("other"))) {
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
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.PlainChain.class,
				TestClientRegistrations.other("other")); LogCapture log = new LogCapture()) {
			OAuth2AuthorizationRequest begun = app.begin("other");
			app.perform(
					get("/login/oauth2/code/other").param("error", "access_denied").param("state", begun.getState()));
			assertThat(log.lines()).isEmpty();
			assertThat(this.provider.requestsTo("/")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnRepositoryChain.class, OwnRepositoryHawcxChain.class })
	void callbackWhenChainKeepsItsRequestsElsewhereThenStillChecked(Class<?> chain) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, chain, TestClientRegistrations.other("other"))) {
			app.perform(get("/oauth2/authorization/hawcx"));
			String state = app.bean(OwnRequests.class).kept.getState();
			app.perform(get("/login/oauth2/code/hawcx").param("code", "the-code")
				.param("state", state)
				.param("iss", "https://evil.example"));
			assertThat(app.session().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)).asString()
				.contains("issuer");
			app.perform(get("/oauth2/authorization/other"));
			app.perform(get("/login/oauth2/code/hawcx").param("code", "of-hawcx")
				.param("state", app.bean(OwnRequests.class).kept.getState()));
			assertThat(app.session().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)).isInstanceOfSatisfying(
					OAuth2AuthenticationException.class,
					(ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo("invalid_issuer"));
			assertThat(this.provider.requestsTo("/oauth2/token")).isEmpty();
		}
	}

	/**
	 * A repository of authorization requests that is not the session.
	 */
	static class OwnRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

		private OAuth2AuthorizationRequest kept;

		@Override
		public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
			return this.kept;
		}

		@Override
		public void saveAuthorizationRequest(OAuth2AuthorizationRequest saved, HttpServletRequest request,
				HttpServletResponse response) {
			this.kept = saved;
		}

		@Override
		public OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
				HttpServletResponse response) {
			return this.kept;
		}

	}

	/**
	 * A plain chain with its own repository of authorization requests.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(OwnRequests.class)
	static class OwnRepositoryChain {

		@Bean
		Customizer<HttpSecurity> callbacks() {
			return HawcxLoginCustomizers.callbacks(new HawcxLoginFailureHandler());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, OwnRequests requests) {
			return http.authorizeHttpRequests((rules) -> rules.anyRequest().authenticated())
				.oauth2Login(
						(login) -> login.authorizationEndpoint((to) -> to.authorizationRequestRepository(requests)))
				.build();
		}

	}

	/**
	 * A chain of ours with the application's repository of authorization requests.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(OwnRequests.class)
	static class OwnRepositoryHawcxChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, OwnRequests requests) {
			return http.authorizeHttpRequests((rules) -> rules.anyRequest().authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), Customizer.withDefaults())
				.oauth2Login(
						(login) -> login.authorizationEndpoint((to) -> to.authorizationRequestRepository(requests)))
				.build();
		}

	}

}
