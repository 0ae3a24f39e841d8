package io.hawcx.security.stepup;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * What an application may set, and what it may not leave out.
 */
class HawcxStepUpConfigurerTests {

	private static final Map<String, String> CHANGE = Map.of("purpose", "change_phone_number", "new_phone_number",
			"+15555550199");

	@Test
	void startWhenRuleWantsRecentLoginThenStaleLoginIsChallenged() throws Exception {
		try (StepUpApp app = new StepUpApp((stepUp) -> stepUp.path("/recent"))) {
			app.signIn(StepUpApp.hawcxLogin("hawcx", app.email(), true, Duration.ofMinutes(6)));
			MockHttpServletResponse reply = app.postJson("/recent", CHANGE);
			assertThat(reply.getStatus()).isEqualTo(401);
			assertThat(reply.getHeader("WWW-Authenticate")).contains("insufficient_user_authentication", "\"300\"");
			assertThat(app.transport().sent()).isZero();
			app.signIn(StepUpApp.hawcxLogin("hawcx", app.email(), true, Duration.ZERO));
			assertThat(app.postJson("/recent", CHANGE).getStatus()).isEqualTo(200);
		}
	}

	@Test
	void startWhenApplicationHasResolverThenItTellsTheId() throws Exception {
		try (StepUpApp app = new StepUpApp(withDefaults(), OwnResolver.class)) {
			app.signIn(new TestingAuthenticationToken("alice", "n/a", "ROLE_USER"));
			assertThat(app.postJson(StepUpApp.PATH, CHANGE).getStatus()).isEqualTo(200);
			app.signIn(new TestingAuthenticationToken("nobody", "n/a", "ROLE_USER"));
			assertThat(app.postJson(StepUpApp.PATH, CHANGE).getStatus()).isEqualTo(403);
		}
		try (StepUpApp app = new StepUpApp((stepUp) -> stepUp.userIdResolver((authentication) -> null),
				OwnResolver.class)) {
			app.signIn(new TestingAuthenticationToken("alice", "n/a", "ROLE_USER"));
			assertThat(app.postJson(StepUpApp.PATH, CHANGE).getStatus()).isEqualTo(403);
		}
	}

	@Test
	void startWhenPurposesAreSetThenOthersAreRefused() throws Exception {
		try (StepUpApp app = new StepUpApp((stepUp) -> stepUp.purposes(Set.of("change_name")))) {
			assertThat(app.postJson(StepUpApp.PATH, CHANGE).getStatus()).isEqualTo(403);
			MockHttpServletResponse reply = app.postJson(StepUpApp.PATH, Map.of("purpose", "change_name", "x", "y"));
			assertThat(StepUpApp.read(reply)).containsEntry("code", "change_refused").containsEntry("status", 422);
			assertThat(app.transport().sent()).isEqualTo(1);
			reply = app.postJson(StepUpApp.PATH, Map.of("purpose", "change_name", "subject_userid", "bob@example.com"));
			assertThat(StepUpApp.read(reply)).containsEntry("code", "invalid_request");
			assertThat(app.transport().sent()).isEqualTo(1);
		}
	}

	@Test
	void buildWhenCsrfProtectionIsOffThenSaysSo() {
		assertThatException().isThrownBy(() -> refresh(WithoutCsrf.class))
			.withStackTraceContaining("hawcxStepUp() needs CSRF protection");
	}

	@Test
	void buildWhenThereIsNoClientThenSaysSo() {
		assertThatException().isThrownBy(() -> refresh(WithCsrf.class))
			.withStackTraceContaining("hawcxStepUp() needs a Hawcx bean");
	}

	@Test
	void setWhenValueIsWrongThenNamesIt() {
		HawcxStepUpConfigurer stepUp = HawcxStepUpConfigurer.hawcxStepUp();
		assertThatIllegalArgumentException().isThrownBy(() -> stepUp.path("step-up")).withMessageContaining("path");
		assertThatIllegalArgumentException().isThrownBy(() -> stepUp.path("/step-up/")).withMessageContaining("path");
		assertThatIllegalArgumentException().isThrownBy(() -> stepUp.purposes(Set.of()))
			.withMessageContaining("purposes");
		assertThatIllegalArgumentException().isThrownBy(() -> stepUp.purposes(Set.of(" ")))
			.withMessageContaining("purposes");
	}

	private static void refresh(Class<?>... beans) {
		try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
			context.setServletContext(new MockServletContext());
			context.register(beans);
			context.refresh();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnResolver {

		@Bean
		HawcxUserIdResolver userIds() {
			return (authentication) -> "alice".equals(authentication.getName()) ? "alice@example.com" : null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class WithCsrf {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.with(HawcxStepUpConfigurer.hawcxStepUp(), withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class WithoutCsrf {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.with(HawcxStepUpConfigurer.hawcxStepUp(), withDefaults())
				.csrf(AbstractHttpConfigurer::disable)
				.build();
		}

	}

}
