package io.hawcx.security.handover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.StoredSessions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Section 8, as far as the minimal hand-over goes.
 */
class HawcxCodeHandoverConfigurerTests {

	private static final String PATH = "/login/hawcx";

	private static final String VERIFIER = HandoverChallenges.VERIFIER;

	private static final String BODY = Json.write(Map.of("code", "the-code", "code_verifier", VERIFIER));

	private final FakeProvider provider = new FakeProvider();

	private final LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);

	@AfterEach
	void stop() {
		this.app.close();
		this.provider.close();
	}

	private void tokenWithNonce(Object nonce) {
		this.provider.idToken(this.provider.sign((claims) -> claims.claim("nonce", nonce)));
	}

	private MockHttpServletResponse postJson(Map<String, Object> nonce, String body) throws Exception {
		return this.app.perform(this.app.handover(PATH, nonce).contentType("application/json").content(body));
	}

	private OAuth2AuthenticationToken signIn() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		tokenWithNonce(nonce.get("nonce"));
		assertThat(postJson(nonce, BODY).getStatus()).isEqualTo(200);
		return this.app.signedIn();
	}

	@Test
	void nonceWhenFetchedThenAnswersNonceAndCsrf() throws Exception {
		MockHttpServletResponse reply = this.app.perform(get(PATH + "/start?nonce"));
		assertThat(reply.getHeader("Cache-Control")).contains("no-store");
		assertThat(reply.getContentType()).isEqualTo("application/json");
		Map<String, Object> body = Json.read(reply.getContentAsString());
		assertThat((String) body.get("nonce")).hasSizeGreaterThanOrEqualTo(22);
		assertThat(body.get("csrf")).asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
			.containsEntry("headerName", "X-CSRF-TOKEN")
			.containsEntry("parameterName", "_csrf")
			.containsKey("token");
		StoredSessions.serialized(this.app.session());
	}

	@Test
	void nonceWhenFetchedAgainThenDiffers() throws Exception {
		Set<Object> seen = new HashSet<>();
		for (int i = 0; i < 5; i++) {
			seen.add(this.app.nonce(PATH).get("nonce"));
		}
		assertThat(seen).hasSize(5);
	}

	@Test
	void postWhenNoCsrfTokenThenForbiddenAndNothingRedeemed() throws Exception {
		this.app.nonce(PATH);
		MockHttpServletResponse reply = this.app.perform(post(PATH).contentType("application/json").content(BODY));
		assertProblem(reply, 403, "invalid_csrf_token");
		assertThat(this.provider.requestsTo("/oauth2/token")).isEmpty();
	}

	@Test
	void postWhenNoCsrfTokenAndApplicationRefusesItselfThenIsLeftToIt() throws Exception {
		try (LoginApp refusing = LoginApp.of(this.provider, LoginChains.RefusingChain.class)) {
			for (String path : new String[] { PATH, "/elsewhere" }) {
				MockHttpServletResponse reply = refusing
					.perform(post(path).contentType("application/json").content(BODY));
				assertThat(reply.getStatus()).isEqualTo(403);
				assertThat(reply.getContentAsString()).isEqualTo("refused by the application");
			}
		}
	}

	@Test
	void postWhenGoodThenSignsInAndRotatesSessionAndCsrf() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		String before = this.app.session().getId();
		tokenWithNonce(nonce.get("nonce"));
		assertThat(postJson(nonce, BODY).getStatus()).isEqualTo(200);
		assertThat(this.app.session().getId()).isNotEqualTo(before);
		assertThat(this.app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
		assertThat(this.provider.requestsTo("/oauth2/token").get(0)).doesNotContain("redirect_uri");
		assertThat(postJson(nonce, BODY).getStatus()).isEqualTo(403);
		assertThat(StoredSessions.serialized(this.app.session())).doesNotContain("the-code", VERIFIER);
	}

	@Test
	void postWhenSeveralNoncesAreOutstandingThenAnyOfThemWillDo() throws Exception {
		Map<String, Object> first = this.app.nonce(PATH);
		Map<String, Object> second = this.app.nonce(PATH);
		tokenWithNonce(first.get("nonce"));
		assertThat(postJson(second, BODY).getStatus()).isEqualTo(200);
	}

	@Test
	void postWhenNonceWasUsedThenRefusedAndAuthenticationStays() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		tokenWithNonce(nonce.get("nonce"));
		assertThat(postJson(nonce, BODY).getStatus()).isEqualTo(200);
		OAuth2AuthenticationToken before = this.app.signedIn();
		Map<String, Object> another = this.app.nonce(PATH);
		assertProblem(postJson(another, BODY), 401, "invalid_nonce");
		assertThat(this.app.signedIn()).isSameAs(before);
	}

	@Test
	void postWhenNonceIsNotTheSessionsThenRefusedAndAuthenticationStays() throws Exception {
		OAuth2AuthenticationToken before = signIn();
		Map<String, Object> issued = this.app.nonce(PATH);
		tokenWithNonce("another");
		try (LogCapture log = new LogCapture()) {
			assertProblem(postJson(issued, BODY), 401, "invalid_nonce");
			assertThat(log.lines()).singleElement().asString().contains("nonce");
		}
		assertThat(this.app.signedIn()).isSameAs(before);
	}

	@Test
	void postWhenOnlyCodesOfTheSessionAreTakenThenOthersAreRefusedBeforeTheyAreSpent() throws Exception {
		try (LoginApp strict = LoginApp.of(this.provider, LoginChains.SessionBoundChain.class)) {
			MockHttpServletRequestBuilder request = post("/signin").with(SecurityMockMvcRequestPostProcessors.csrf());
			assertProblem(strict.perform(request.contentType("application/json").content(BODY)), 400,
					"invalid_challenge");
			assertThat(this.provider.requestsTo("/")).isEmpty();
			Map<String, Object> start = strict.nonce("/signin");
			tokenWithNonce(null);
			assertProblem(
					strict.perform(strict.handover("/signin", start).contentType("application/json").content(BODY)),
					401, "invalid_nonce");
			tokenWithNonce(start.get("nonce"));
			assertThat(strict.perform(strict.handover("/signin", start).contentType("application/json").content(BODY))
				.getStatus()).isEqualTo(200);
		}
	}

	@Test
	void postWhenNonceIsMissingThenNoUserIsLoadedAndNoSuccessTold() throws Exception {
		try (LoginApp strict = LoginApp.of(this.provider, RecordingChain.class)) {
			Map<String, Object> start = strict.nonce("/signin");
			List<String> told = strict.bean(RecordingChain.class).told;
			tokenWithNonce(null);
			assertProblem(
					strict.perform(strict.handover("/signin", start).contentType("application/json").content(BODY)),
					401, "invalid_nonce");
			assertThat(told).isEmpty();
			tokenWithNonce(start.get("nonce"));
			strict.perform(strict.handover("/signin", start).contentType("application/json").content(BODY));
			assertThat(told).contains("loaded", "success");
		}
	}

	@Test
	void postWhenNoVerifierIsSentThenTheSessionsIsUsed() throws Exception {
		try (LoginApp strict = LoginApp.of(this.provider, LoginChains.SessionBoundChain.class)) {
			Map<String, Object> start = strict.nonce("/signin");
			tokenWithNonce(null);
			MockHttpServletResponse reply = strict.perform(strict.handover("/signin", start)
				.contentType("application/json")
				.content("{\"authCode\":\"the-code\",\"codeVerifier\":\"\"}"));
			assertThat(reply.getStatus()).isEqualTo(200);
			String sent = this.provider.requestsTo("/oauth2/token").get(0);
			String verifier = sent.replaceFirst(".*code_verifier=([^&]*).*", "$1");
			assertThat(HandoverChallenges.of(verifier)).isEqualTo(start.get("codeChallenge"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "400,invalid_grant,401,invalid_grant", "401,invalid_client,401,login_failed",
			"503,,503,temporarily_unavailable" })
	void postWhenExchangeFailsThenProblemNamesNoInternals(int status, String error, int answer, String code)
			throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		this.provider.tokens(status, (error != null) ? Map.of("error", error) : Map.of());
		try (LogCapture log = new LogCapture()) {
			MockHttpServletResponse reply = postJson(nonce, BODY);
			assertProblem(reply, answer, code);
			assertThat(reply.getContentAsString()).doesNotContain("127.0.0.1", "invalid_client", "the-code", VERIFIER);
			assertThat(log.lines()).singleElement()
				.asString()
				.contains((error != null) ? error : code)
				.doesNotContain("the-code", VERIFIER);
		}
	}

	@Test
	void postWhenProviderIsDownThenUnavailable() throws Exception {
		this.provider.discoveryFails(503);
		assertProblem(postJson(this.app.nonce(PATH), BODY), 503, "temporarily_unavailable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "{}", "{\"code\":1,\"code_verifier\":\"v\"}",
			"{\"code\":\"a\",\"code\":\"a\",\"code_verifier\":\"v\"}",
			"{\"code\":\"a\",\"authCode\":\"b\",\"code_verifier\":\"v\"}", "{\"code\":\" \",\"code_verifier\":\"v\"}",
			"{\"code\":\"a\",\"code_verifier\":\"v\"} x" })
	void postWhenBodyIsMalformedThenInvalidRequest(String body) throws Exception {
		assertProblem(postJson(this.app.nonce(PATH), body), 400, "invalid_request");
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "code=the-code", "lang=de&code_verifier=verifier", "authCode=", "codeVerifier",
			"%63ode=the-code", "x=%zz&%zz=y" })
	void postWhenSecretStandsInAddressThenInvalidRequest(String query) throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		try (LogCapture log = new LogCapture()) {
			MockHttpServletResponse reply = this.app.perform(
					this.app.handover(PATH, nonce).contentType("application/json").content(BODY).with((request) -> {
						request.setQueryString(query);
						return request;
					}));
			assertProblem(reply, 400, "invalid_request");
			assertThat(log.lines()).singleElement().asString().contains("address").doesNotContain("the-code", VERIFIER);
		}
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@Test
	void postWhenAddressHoldsSomethingElseThenSignsIn() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		tokenWithNonce(nonce.get("nonce"));
		MockHttpServletResponse reply = this.app.perform(
				this.app.handover(PATH, nonce).contentType("application/json").content(BODY).queryParam("lang", "de"));
		assertThat(reply.getStatus()).isEqualTo(200);
	}

	@Test
	void postWhenBodyIsTooLongThenInvalidRequest() throws Exception {
		String body = Json.write(Map.of("code", "c".repeat(20_000), "code_verifier", VERIFIER));
		assertProblem(postJson(this.app.nonce(PATH), body), 400, "invalid_request");
	}

	@Test
	void postWhenBothSpellingsAgreeThenAccepted() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		tokenWithNonce(nonce.get("nonce"));
		Map<String, String> body = new HashMap<>(Map.of("code", "the-code", "authCode", "the-code"));
		body.putAll(Map.of("code_verifier", VERIFIER, "codeVerifier", VERIFIER));
		assertThat(postJson(nonce, Json.write(body)).getStatus()).isEqualTo(200);
	}

	@Test
	void postWhenFormOfAPageThenRedirectsToSavedRequest() throws Exception {
		this.app.perform(get("/account").accept("text/html"));
		Map<String, Object> nonce = this.app.nonce(PATH);
		tokenWithNonce(nonce.get("nonce"));
		MockHttpServletResponse reply = this.app.perform(this.app.handover(PATH, nonce)
			.accept("text/html")
			.param("code", "the-code")
			.param("codeVerifier", VERIFIER));
		assertThat(reply.getRedirectedUrl()).contains("/account");
	}

	@Test
	void postWhenFormOfAPageFailsThenRedirectsToPage() throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		this.provider.tokens(400, Map.of("error", "invalid_grant"));
		MockHttpServletResponse reply = this.app.perform(this.app.handover(PATH, nonce)
			.accept("text/html")
			.param("authCode", "the-code")
			.param("code_verifier", VERIFIER));
		assertThat(reply.getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.app.perform(get("/login?error")).getContentAsString()).contains("was not accepted");
	}

	@Test
	void postWhenSessionWaitsForNoNonceThenTakesATokenWithoutOneOnly() throws Exception {
		tokenWithNonce("unexpected");
		assertProblem(this.app.perform(post(PATH).with(SecurityMockMvcRequestPostProcessors.csrf())
			.contentType("application/json")
			.content(BODY)), 401, "invalid_nonce");
		tokenWithNonce(null);
		assertThat(this.app
			.perform(post(PATH).with(SecurityMockMvcRequestPostProcessors.csrf())
				.contentType("application/json")
				.content(BODY))
			.getStatus()).isEqualTo(200);
	}

	private static void assertProblem(MockHttpServletResponse reply, int status, String code) throws Exception {
		assertThat(reply.getStatus()).isEqualTo(status);
		assertThat(reply.getContentType()).isEqualTo("application/problem+json");
		assertThat(Json.read(reply.getContentAsString())).containsEntry("code", code).containsKeys("title", "detail");
	}

	/**
	 * Remembers who was loaded and told to be signed in.
	 */
	@Configuration(proxyBeanMethods = false)
	static class RecordingChain extends LoginChains.SessionBoundChain {

		private final List<String> told = new CopyOnWriteArrayList<>();

		@Bean
		OAuth2UserService<OidcUserRequest, OidcUser> users() {
			OidcUserService stock = new OidcUserService();
			return (request) -> {
				this.told.add("loaded");
				return stock.loadUser(request);
			};
		}

		@Bean
		AuthenticationEventPublisher publisher(ApplicationEventPublisher events) {
			return new DefaultAuthenticationEventPublisher(events);
		}

		@EventListener
		void succeeded(AuthenticationSuccessEvent event) {
			this.told.add("success");
		}

	}

}
