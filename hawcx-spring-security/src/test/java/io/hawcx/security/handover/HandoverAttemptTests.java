package io.hawcx.security.handover;

import java.util.Map;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * What an attempt by code hand-over uses up and leaves, and in which form it is answered.
 */
class HandoverAttemptTests {

	private static final String PATH = "/login/hawcx";

	private static final Map<String, String> BODY = Map.of("code", "the-code", "code_verifier",
			HandoverChallenges.VERIFIER);

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private MockHttpServletResponse post(LoginApp app, Map<String, Object> nonce) throws Exception {
		return app.perform(app.handover(PATH, nonce).contentType("application/json").content(Json.write(BODY)));
	}

	private void tokenWithNonceOf(Map<String, Object> nonce) {
		this.provider.idToken(this.provider.sign((claims) -> claims.claim("nonce", nonce.get("nonce"))));
	}

	@Test
	void postWhenLoginFailsBeforeATokenThenNonceStays() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			Map<String, Object> nonce = app.nonce(PATH);
			this.provider.tokens(503, Map.of());
			assertThat(post(app, nonce).getStatus()).isEqualTo(503);
			this.provider.idToken(
					this.provider.sign(FakeProvider.newKey(), (claims) -> claims.claim("nonce", nonce.get("nonce"))));
			assertThat(code(post(app, nonce))).isEqualTo("invalid_id_token");
			tokenWithNonceOf(nonce);
			assertThat(post(app, nonce).getStatus()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "navigate,*/*,302", "cors,text/html,200", ",text/html,302", ",*/*,200", ",,200" })
	void postWhenFormThenOnlyNavigationIsRedirected(String fetchMode, String accept, int status) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			Map<String, Object> nonce = app.nonce(PATH);
			tokenWithNonceOf(nonce);
			MockHttpServletRequestBuilder request = app.handover(PATH, nonce);
			BODY.forEach(request::param);
			if (fetchMode != null) {
				request.header("Sec-Fetch-Mode", fetchMode);
			}
			if (accept != null) {
				request.accept(accept);
			}
			assertThat(app.perform(request).getStatus()).isEqualTo(status);
		}
	}

	@Test
	void postWhenApplicationChoosesSessionFixationThenItIsApplied() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, KeptSessionChain.class)) {
			Map<String, Object> nonce = app.nonce(PATH);
			String before = app.session().getId();
			tokenWithNonceOf(nonce);
			assertThat(post(app, nonce).getStatus()).isEqualTo(200);
			assertThat(app.session().getId()).isEqualTo(before);
		}
	}

	private static String code(MockHttpServletResponse reply) throws Exception {
		return (String) Json.read(reply.getContentAsString()).get("code");
	}

	/**
	 * An application that keeps session ids.
	 */
	@Configuration(proxyBeanMethods = false)
	static class KeptSessionChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.sessionManagement((sessions) -> sessions
					.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.build();
		}

	}

}
