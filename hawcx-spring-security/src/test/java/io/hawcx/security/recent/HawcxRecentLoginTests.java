package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.StoredSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Rules that want a recent login: through Hawcx and back, and never in circles.
 */
class HawcxRecentLoginTests {

	private static final String LOGIN = "/oauth2/authorization/hawcx?max_age=300";

	private static final Duration OLD = Duration.ofMinutes(6);

	private static final Duration YOUNG = Duration.ofMinutes(1);

	private final FakeProvider provider = new FakeProvider();

	private final LoginApp app = LoginApp.of(this.provider, RecentChain.class);

	@AfterEach
	void stop() {
		this.app.close();
		this.provider.close();
	}

	private void token(Object nonce, String subject, Duration age) {
		Instant now = Clock.systemUTC().instant();
		this.provider.idToken(this.provider.sign((claims) -> {
			claims.subject(subject).claim("nonce", nonce);
			if (age != null) {
				claims.claim("auth_time", now.minus(age).getEpochSecond());
			}
		}));
	}

	private MockHttpServletResponse signIn(String path, String subject, Duration age) throws Exception {
		OAuth2AuthorizationRequest begun = this.app.begin(path);
		token(begun.getAdditionalParameters().get("nonce"), subject, age);
		return this.app.callback("the-code", begun.getState());
	}

	private MockHttpServletResponse page(String path) throws Exception {
		return this.app.perform(get(path).accept("text/html"));
	}

	private MockHttpServletResponse submit(String path) throws Exception {
		return this.app.perform(post(path).with(SecurityMockMvcRequestPostProcessors.csrf())
			.accept("text/html")
			.param("amount", "100"));
	}

	@Test
	void pageWhenLoginIsRecentThenOpens() throws Exception {
		signIn("hawcx", "alice", YOUNG);
		assertThat(page("/ruled").getContentAsString()).isEqualTo("ruled");
		assertThat(page("/annotated").getContentAsString()).isEqualTo("annotated");
		assertThat(submit("/pay").getContentAsString()).isEqualTo("paid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ruled", "/annotated" })
	void pageWhenLoginIsStaleThenAsksHawcxAndComesBack(String path) throws Exception {
		signIn("hawcx", "alice", OLD);
		assertThat(page(path).getRedirectedUrl()).isEqualTo(LOGIN);
		StoredSessions.serialized(this.app.session());
		OAuth2AuthorizationRequest begun = this.app.begin("hawcx?max_age=300");
		assertThat(begun.getAuthorizationRequestUri()).contains("max_age=300", "sdk_config_id=");
		token(begun.getAdditionalParameters().get("nonce"), "alice", Duration.ZERO);
		MockHttpServletResponse back = this.app.callback("the-code", begun.getState());
		assertThat(back.getRedirectedUrl()).contains(path);
		assertThat(page(path).getStatus()).isEqualTo(200);
	}

	@Test
	void pageWhenRuleIsStricterThanTheLastOneThenAnotherRoundBegins() throws Exception {
		signIn("hawcx", "alice", OLD);
		page("/ruled");
		signIn("hawcx?max_age=300", "alice", YOUNG);
		assertThat(page("/ruled").getStatus()).isEqualTo(200);
		assertThat(page("/strict").getRedirectedUrl()).endsWith("max_age=30");
		signIn("hawcx?max_age=30", "alice", YOUNG);
		assertThat(page("/strict").getStatus()).isEqualTo(403);
	}

	@Test
	void loginWhenRoundIsOverThenAnotherUserMayFollow() throws Exception {
		signIn("hawcx", "alice", OLD);
		page("/ruled");
		signIn("hawcx?max_age=300", "alice", YOUNG);
		assertThat(signIn("hawcx", "bob", YOUNG).getRedirectedUrl()).contains("/");
		assertThat(page("/account").getContentAsString()).isEqualTo("bob");
	}

	@Test
	void formWhenLoginIsStaleThenResumesElsewhereWithoutItsBody() throws Exception {
		signIn("hawcx", "alice", OLD);
		assertThat(submit("/pay").getRedirectedUrl()).isEqualTo(LOGIN);
		MockHttpServletResponse back = signIn("hawcx?max_age=300", "alice", Duration.ZERO);
		assertThat(back.getRedirectedUrl()).contains("/account").doesNotContain("amount");
		assertThat(page("/account").getContentAsString()).isEqualTo("alice");
		assertThat(submit("/pay").getContentAsString()).isEqualTo("paid");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(longs = 6)
	void pageWhenLoginComesBackStaleThenForbiddenAndNotInCircles(Long minutes) throws Exception {
		Duration age = (minutes != null) ? Duration.ofMinutes(minutes) : null;
		signIn("hawcx", "alice", age);
		assertThat(page("/ruled").getRedirectedUrl()).isEqualTo(LOGIN);
		signIn("hawcx?max_age=300", "alice", age);
		MockHttpServletResponse refused = page("/ruled");
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getContentAsString()).contains("sign in");
		assertThat(page("/account").getContentAsString()).isEqualTo("alice");
	}

	@Test
	void pageWhenAnotherUserComesBackThenSessionEnds() throws Exception {
		signIn("hawcx", "alice", OLD);
		page("/ruled");
		try (LogCapture log = new LogCapture()) {
			MockHttpServletResponse back = signIn("hawcx?max_age=300", "mallory", Duration.ZERO);
			assertThat(back.getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(log.lines()).singleElement().asString().contains("[other_user]").doesNotContain("mallory");
		}
		assertThat(this.app.session().isInvalid()).isTrue();
	}

	@Test
	void scriptWhenLoginIsStaleThenChallengedAndHandsOverAgain() throws Exception {
		signIn("hawcx", "alice", OLD);
		MockHttpServletResponse reply = this.app.perform(get("/annotated"));
		assertThat(reply.getStatus()).isEqualTo(401);
		assertThat(reply.getContentType()).isEqualTo("application/problem+json");
		assertThat(reply.getHeader("WWW-Authenticate")).contains("error=\"insufficient_user_authentication\"",
				"max_age=\"300\"");
		assertThat(Json.read(reply.getContentAsString())).containsEntry("code", "insufficient_user_authentication");
		assertThat(handover("alice", OLD)).isEqualTo(200);
		reply = this.app.perform(get("/annotated"));
		assertThat(reply.getStatus()).isEqualTo(403);
		assertThat(Json.read(reply.getContentAsString())).containsEntry("code", "login_not_recent");
		assertThat(this.app.perform(get("/annotated")).getStatus()).isEqualTo(403);
		assertThat(handover("alice", YOUNG)).isEqualTo(200);
		assertThat(this.app.perform(get("/annotated")).getStatus()).isEqualTo(200);
	}

	@Test
	void scriptWhenAnotherUserHandsOverThenSessionEnds() throws Exception {
		signIn("hawcx", "alice", OLD);
		this.app.perform(get("/ruled"));
		assertThat(handover("mallory", YOUNG)).isEqualTo(401);
		assertThat(this.app.session().isInvalid()).isTrue();
	}

	@Test
	void loginWhenNobodyAskedForARecentOneThenAnotherUserMayFollow() throws Exception {
		signIn("hawcx", "alice", OLD);
		assertThat(signIn("hawcx", "bob", YOUNG).getRedirectedUrl()).isEqualTo("/");
		assertThat(page("/account").getContentAsString()).isEqualTo("bob");
	}

	@Test
	void pageWhenNobodyIsSignedInThenOrdinaryLoginBegins() throws Exception {
		assertThat(page("/ruled").getRedirectedUrl()).doesNotContain("max_age");
	}

	private int handover(String subject, Duration age) throws Exception {
		Map<String, Object> nonce = this.app.nonce("/login/hawcx");
		token(nonce.get("nonce"), subject, age);
		String body = Json.write(Map.of("code", "the-code", "code_verifier", HandoverChallenges.VERIFIER));
		return this.app.perform(this.app.handover("/login/hawcx", nonce).contentType("application/json").content(body))
			.getStatus();
	}

	/**
	 * An application with a rule and annotations.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(proxyTargetClass = true)
	static class RecentChain {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor recentLogin() {
			return RequireRecentLoginAdvisor.create(() -> "hawcx", Clock.systemUTC());
		}

		@Bean
		Customizer<HttpSecurity> recentLogins() {
			return HawcxRecentLogin.customizer(() -> "/oauth2/authorization/hawcx", Clock.systemUTC());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/ruled")
				.access(HawcxRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5))));
			return new LoginChains.HawcxChain().chain(http);
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	/**
	 * What is guarded.
	 */
	@RestController
	static class Pages {

		@GetMapping("/ruled")
		String ruled() {
			return "ruled";
		}

		@RequireRecentLogin
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

		@RequireRecentLogin(maxAge = "30s")
		@GetMapping("/strict")
		String strict() {
			return "strict";
		}

		@RequireRecentLogin(maxAge = "300s", resumeAt = "/account")
		@PostMapping("/pay")
		String pay() {
			return "paid";
		}

	}

}
