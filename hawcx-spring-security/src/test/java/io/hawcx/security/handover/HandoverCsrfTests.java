package io.hawcx.security.handover;

import java.util.Map;
import java.util.UUID;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The CSRF tokens that a page is told, against each way in which Spring Security reads
 * them.
 */
class HandoverCsrfTests {

	private static final String PATH = "/login/hawcx";

	private static final String BODY = Json
		.write(Map.of("authCode", "the-code", "codeVerifier", "0123456789-0123456789-0123456789-0123456789"));

	private final FakeProvider provider = new FakeProvider();

	private Cookie cookie = new Cookie("none", "none");

	@AfterEach
	void stop() {
		this.provider.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { StockChain.class, SpaChain.class, CookieChain.class, PlainChain.class })
	void startWhenTellsTokensThenTheChainTakesThemByHeaderAndByParameter(Class<?> chain) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, chain)) {
			for (boolean byHeader : new boolean[] { true, false }) {
				Map<String, String> csrf = csrf(app, perform(app, get(PATH + "/start")));
				assertThat(send(app, csrf, byHeader).getStatus()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { StockChain.class, SpaChain.class, CookieChain.class, PlainChain.class })
	void handOverWhenDoneThenTheTokensOfItsAnswerAreTaken(Class<?> chain) throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, chain)) {
			MockHttpServletResponse done = send(app, csrf(app, perform(app, get(PATH + "/start"))), true);
			assertThat(send(app, csrf(app, done), true).getStatus()).isEqualTo(200);
		}
	}

	@Test
	void startWhenABrowserSendsTwoCookiesOfOneNameThenOthersAreToldTheRightTokenAllTheSame() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, SpaChain.class)) {
			app.perform(get(PATH + "/start").cookie(new Cookie("XSRF-TOKEN", UUID.randomUUID().toString()),
					new Cookie("XSRF-TOKEN", UUID.randomUUID().toString())));
			assertThat(send(app, csrf(app, perform(app, get(PATH + "/start"))), true).getStatus()).isEqualTo(200);
		}
	}

	@Test
	void postWhenManyLackTheTokenThenTheLogStaysShort() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, StockChain.class); LogCapture log = new LogCapture()) {
			for (int i = 0; i < 20; i++) {
				assertThat(app.perform(post(PATH).contentType("application/json").content(BODY)).getStatus())
					.isEqualTo(403);
			}
			assertThat(log.lines()).hasSizeLessThanOrEqualTo(5);
		}
	}

	@Test
	void chainWhenItHasNoProtectionThenTheLogWarnsAtStart() {
		try (LogCapture log = new LogCapture()) {
			LoginApp.of(this.provider, OpenChain.class).close();
			assertThat(log.lines()).singleElement().asString().contains(PATH, "login CSRF", "binding");
		}
	}

	private MockHttpServletResponse send(LoginApp app, Map<String, String> csrf, boolean byHeader) throws Exception {
		this.provider.idToken(this.provider.sign((claims) -> claims.claim("nonce", null)));
		MockHttpServletRequestBuilder request = post(PATH);
		if (byHeader) {
			request.header(csrf.get("headerName"), csrf.get("token")).contentType("application/json").content(BODY);
		}
		else {
			request.param(csrf.get("parameterName"), csrf.get("parameterToken"));
			Json.read(BODY).forEach((name, value) -> request.param(name, (String) value));
		}
		return perform(app, request);
	}

	private MockHttpServletResponse perform(LoginApp app, MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse reply = app.perform(request.cookie(this.cookie));
		// As a browser does: the last one counts.
		for (Cookie sent : reply.getCookies()) {
			if (sent.getName().equals("XSRF-TOKEN")) {
				this.cookie = sent;
			}
		}
		return reply;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> csrf(LoginApp app, MockHttpServletResponse reply) throws Exception {
		return (Map<String, String>) Json.read(reply.getContentAsString()).get("csrf");
	}

	private static SecurityFilterChain chain(HttpSecurity http, Customizer<CsrfConfigurer<HttpSecurity>> csrf) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.csrf(csrf)
			.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
			.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	static class StockChain {

		@Bean
		SecurityFilterChain stock(HttpSecurity http) {
			return chain(http, withDefaults());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SpaChain {

		@Bean
		SecurityFilterChain spa(HttpSecurity http) {
			return chain(http, CsrfConfigurer::spa);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CookieChain {

		@Bean
		SecurityFilterChain cookie(HttpSecurity http) {
			return chain(http, (csrf) -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OpenChain {

		@Bean
		SecurityFilterChain open(HttpSecurity http) {
			return chain(http, CsrfConfigurer::disable);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainChain {

		@Bean
		SecurityFilterChain plain(HttpSecurity http) {
			return chain(http, (csrf) -> csrf.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()));
		}

	}

}
