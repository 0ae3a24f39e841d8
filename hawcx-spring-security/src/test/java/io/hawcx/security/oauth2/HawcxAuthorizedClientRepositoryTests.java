package io.hawcx.security.oauth2;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.StoredSessions;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Section 5: replies without an access token.
 */
class HawcxAuthorizedClientRepositoryTests {

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private OAuth2AuthorizedClient signInWith(LoginApp app, Map<String, Object> more) throws Exception {
		OAuth2AuthorizationRequest request = app.begin("hawcx");
		Map<String, Object> reply = new HashMap<>(more);
		if (more.containsKey("access_token")) {
			reply.put("token_type", "Bearer");
		}
		reply.put("id_token",
				this.provider.sign((claims) -> claims.claim("nonce", request.getAdditionalParameters().get("nonce"))));
		this.provider.tokens(200, reply);
		app.callback("the-code", request.getState());
		return storedClient(app);
	}

	private OAuth2AuthorizedClient handOverTo(LoginApp app, Map<String, Object> more) throws Exception {
		Map<String, Object> nonce = app.nonce("/login/hawcx");
		Map<String, Object> reply = new HashMap<>(more);
		if (more.containsKey("access_token")) {
			reply.put("token_type", "Bearer");
		}
		reply.put("id_token", this.provider.sign((claims) -> claims.claim("nonce", nonce.get("nonce"))));
		this.provider.tokens(200, reply);
		app.perform(app.handover("/login/hawcx", nonce)
			.contentType("application/json")
			.content(Json.write(Map.of("code", "the-code", "code_verifier", HandoverChallenges.VERIFIER))));
		return storedClient(app);
	}

	private static OAuth2AuthorizedClient storedClient(LoginApp app) {
		assertThat(app.signedIn()).isExactlyInstanceOf(OAuth2AuthenticationToken.class);
		MockHttpServletRequest later = new MockHttpServletRequest();
		later.setSession(app.session());
		return app.bean(OAuth2AuthorizedClientRepository.class).loadAuthorizedClient("hawcx", app.signedIn(), later);
	}

	@Test
	void signInWhenNoAccessTokenThenNoAuthorizedClientIsStored() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(signInWith(app, Map.of())).isNull();
			assertThat(app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
			assertThat(StoredSessions.serialized(app.session())).doesNotContain("hawcx-sent-no-access-token");
		}
	}

	@Test
	void signInWhenAccessTokenCameThenAuthorizedClientIsStored() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(
					signInWith(app, Map.of("access_token", "real", "expires_in", 60)).getAccessToken().getTokenValue())
				.isEqualTo("real");
		}
	}

	@Test
	void handOverWhenNoAccessTokenThenNoAuthorizedClientIsStored() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(handOverTo(app, Map.of())).isNull();
			assertThat(StoredSessions.serialized(app.session())).doesNotContain("hawcx-sent-no-access-token");
		}
	}

	@Test
	void handOverWhenAccessTokenCameThenAuthorizedClientIsStoredAsByRedirect() throws Exception {
		Map<String, Object> more = Map.of("access_token", "real", "expires_in", 60);
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);
				LoginApp redirected = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			OAuth2AuthorizedClient stored = handOverTo(app, more);
			OAuth2AuthorizedClient byRedirect = signInWith(redirected, more);
			assertThat(stored.getAccessToken().getTokenValue()).isEqualTo("real");
			assertThat(stored.getPrincipalName()).isEqualTo(byRedirect.getPrincipalName());
			assertThat(stored.getClientRegistration().getRegistrationId()).isEqualTo("hawcx");
			assertThat(Collections.list(app.session().getAttributeNames()))
				.containsAll(Collections.list(redirected.session().getAttributeNames()));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnRepository.class, OwnRepositoryOfHandover.class })
	void signInWhenApplicationHasRepositoryOfItsOwnThenMarkerIsNotStored(Class<?> chain) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, chain)) {
			boolean redirects = chain == OwnRepository.class;
			assertThat(redirects ? signInWith(app, Map.of()) : handOverTo(app, Map.of())).isNull();
			assertThat(StoredSessions.serialized(app.session())).doesNotContain("hawcx-sent-no-access-token");
		}
	}

	/**
	 * An application that stores authorized clients itself.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnRepository extends LoginChains.HawcxChain {

		@Bean
		@Primary
		OAuth2AuthorizedClientRepository ownRepository() {
			return new HttpSessionOAuth2AuthorizedClientRepository();
		}

	}

	/**
	 * The same with hand-over alone.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnRepositoryOfHandover {

		@Bean
		@Primary
		OAuth2AuthorizedClientRepository ownRepository() {
			return new HttpSessionOAuth2AuthorizedClientRepository();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), Customizer.withDefaults()).build();
		}

	}

}
