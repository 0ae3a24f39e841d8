package io.hawcx.security.jackson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.hawcx.Hawcx;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.factor.HawcxFactorsMapper;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.OurHints;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Every flow in a session that is written to a store and read again after each request.
 */
class StoredSessionTests {

	private static final String WEB = "org.springframework.security.oauth2.client.web.";

	private static final String HANDOVER = "/login/hawcx";

	private final FakeProvider provider = new FakeProvider();

	private final LoginApp app = LoginApp.of(this.provider, EverythingChain.class);

	@AfterEach
	void stop() {
		this.app.close();
		this.provider.close();
	}

	private void use(Store store) {
		this.app.store(store);
	}

	private void tokens(Object nonce, Duration age, boolean accessToken) {
		Instant now = Clock.systemUTC().instant();
		Map<String, Object> reply = new HashMap<>();
		reply.put("token_type", "Bearer");
		if (accessToken) {
			reply.put("access_token", "an-access-token");
		}
		reply.put("expires_in", 60);
		reply.put("id_token",
				this.provider.sign((claims) -> claims.claim("nonce", nonce)
					.claim("auth_time", now.minus(age).getEpochSecond())
					.claim("amr", List.of("swk", "otp"))
					.claim("acr", "urn:hawcx:pwdless:v1")
					.claim("email", "alice@example.com")
					.claim("email_verified", true)
					.claim("phone_number", "+15555550100")
					.claim("small", 7)
					.claim("big", 1L << 60)
					.claim("huge", BigInteger.TEN.pow(30))
					.claim("half", 0.5)
					.claim("address", Map.of("country", "CH", "lines", List.of("a", "b")))));
		this.provider.tokens(200, reply);
	}

	private MockHttpServletResponse signInByRedirect(String path, Duration age) throws Exception {
		OAuth2AuthorizationRequest begun = this.app.begin(path);
		tokens(begun.getAdditionalParameters().get("nonce"), age, true);
		return this.app.callback("the-code", begun.getState());
	}

	@ParameterizedTest
	@EnumSource
	void redirectWhenSessionIsStoredThenSignsInAndComesBack(Store store) throws Exception {
		use(store);
		this.app.perform(get("/account").accept("text/html"));
		assertThat(signInByRedirect("hawcx", Duration.ZERO).getRedirectedUrl()).contains("/account");
		assertThat(this.app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
		assertThat(this.app.signedIn().getAuthorities()).extracting(Object::toString)
			.anyMatch((authority) -> authority.contains("FACTOR_HAWCX_SWK"));
	}

	@ParameterizedTest
	@EnumSource
	void failureWhenSessionIsStoredThenIsShown(Store store) throws Exception {
		use(store);
		MockHttpServletResponse failed = this.app.callback("the-code", "forged");
		assertThat(this.app.perform(get(failed.getRedirectedUrl())).getContentAsString())
			.contains("authorization_request_not_found");
	}

	@ParameterizedTest
	@EnumSource
	void handOverWhenSessionIsStoredThenSignsIn(Store store) throws Exception {
		use(store);
		Map<String, Object> nonce = this.app.nonce(HANDOVER);
		tokens(nonce.get("nonce"), Duration.ZERO, false);
		String body = Json.write(Map.of("code", "the-code", "code_verifier", HandoverChallenges.VERIFIER));
		assertThat(this.app.perform(this.app.handover(HANDOVER, nonce).contentType("application/json").content(body))
			.getStatus()).isEqualTo(200);
		assertThat(this.app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
	}

	@ParameterizedTest
	@EnumSource
	void recentLoginWhenSessionIsStoredThenComesBackAndEndsInNoCircle(Store store) throws Exception {
		use(store);
		signInByRedirect("hawcx", Duration.ofMinutes(6));
		assertThat(this.app.perform(get("/").accept("text/html")).getRedirectedUrl()).endsWith("max_age=300");
		assertThat(signInByRedirect("hawcx?max_age=300", Duration.ofMinutes(6)).getRedirectedUrl()).contains("/");
		assertThat(this.app.perform(get("/").accept("text/html")).getStatus()).isEqualTo(403);
	}

	@ParameterizedTest
	@EnumSource
	void stepUpWhenSessionIsStoredThenChanges(Store store) throws Exception {
		use(store);
		signInByRedirect("hawcx", Duration.ZERO);
		String started = this.app
			.perform(post("/step-up/hawcx").with(SecurityMockMvcRequestPostProcessors.csrf())
				.param("purpose", "change_phone_number")
				.param("new_phone_number", "+15555550199"))
			.getContentAsString();
		String receipt = this.app.bean(HawcxEmulator.class)
			.completeStepUp((String) Json.read(started).get("start_token"));
		assertThat(this.app
			.perform(post("/step-up/hawcx/receipt").with(SecurityMockMvcRequestPostProcessors.csrf())
				.param("purpose", "change_phone_number")
				.param("step_up_receipt", receipt))
			.getStatus()).isEqualTo(204);
	}

	@Test
	void attributesWhenEveryFlowHasRunThenAreTheKnownOnes() throws Exception {
		runEveryFlow(Store.JDK);
		assertThat(this.app.attributesSeen()).containsExactlyInAnyOrder("SPRING_SECURITY_CONTEXT",
				"SPRING_SECURITY_LAST_EXCEPTION", "SPRING_SECURITY_SAVED_REQUEST",
				"io.hawcx.security.handover.HandoverState", "io.hawcx.security.oauth2.AbsentAccessToken",
				"io.hawcx.security.oauth2.OpenRequests", "io.hawcx.security.recent.SessionReauthentication",
				"io.hawcx.security.stepup.PendingStepUps",
				WEB + "HttpSessionOAuth2AuthorizationRequestRepository.AUTHORIZATION_REQUEST",
				WEB + "HttpSessionOAuth2AuthorizedClientRepository.AUTHORIZED_CLIENTS",
				"org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN");
	}

	@Test
	@SuppressWarnings("removal")
	void typesWhenSerializedThenHaveHints() throws Exception {
		runEveryFlow(Store.JDK);
		RuntimeHints hints = OurHints.read();
		assertThat(Store.JDK.types()).contains("java.util.LinkedHashMap", DefaultOidcUser.class.getName())
			.allSatisfy(
					(name) -> assertThat(RuntimeHintsPredicates.serialization().onType(ClassUtils.forName(name, null)))
						.accepts(hints));
	}

	@Test
	void typesWhenWrittenAsJsonThenHaveHints() throws Exception {
		runEveryFlow(Store.JACKSON);
		RuntimeHints hints = OurHints.read();
		assertThat(Store.JACKSON.types()).contains("java.util.TreeMap", DefaultOidcUser.class.getName())
			.allSatisfy((name) -> {
				Class<?> type = ClassUtils.forName(name, null);
				assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(hints);
				Class<?> mixin = Store.mixin(type);
				if (mixin != null) {
					assertThat(RuntimeHintsPredicates.reflection()
						.onType(mixin)
						.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
								MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS))
						.accepts(hints);
				}
			});
	}

	private void runEveryFlow(Store store) throws Exception {
		failureWhenSessionIsStoredThenIsShown(store);
		redirectWhenSessionIsStoredThenSignsInAndComesBack(store);
		recentLoginWhenSessionIsStoredThenComesBackAndEndsInNoCircle(store);
		handOverWhenSessionIsStoredThenSignsIn(store);
		stepUpWhenSessionIsStoredThenChanges(store);
	}

	/**
	 * Where sessions are kept.
	 */
	enum Store implements UnaryOperator<Object> {

		JDK {

			@Override
			public Object apply(Object value) {
				try {
					ByteArrayOutputStream bytes = new ByteArrayOutputStream();
					try (ObjectOutputStream out = new ObjectOutputStream(bytes) {

						@Override
						protected void annotateClass(Class<?> type) {
							types().add(type.getName());
						}

					}) {
						out.writeObject(value);
					}
					try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
						return in.readObject();
					}
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				catch (ClassNotFoundException ex) {
					throw new IllegalStateException(ex);
				}
			}

		},

		JACKSON {

			@Override
			public Object apply(Object value) {
				String json = MAPPER.writeValueAsString(value);
				CLASS_NAME.matcher(json).results().map((match) -> match.group(1)).forEach(types()::add);
				return MAPPER.readValue(json, Object.class);
			}

		};

		// Of an object with properties, or before a value.
		private static final Pattern CLASS_NAME = Pattern
			.compile("(?:\"@class\":|\\[)\"((?:java|org|io)\\.[\\w.$]+)\"");

		private static final JsonMapper MAPPER = JsonMapper.builder()
			.addModules(HawcxJacksonModule.withSecurityModules(Store.class.getClassLoader()))
			.build();

		private final Set<String> types = ConcurrentHashMap.newKeySet();

		/**
		 * Return what has been written.
		 * @return the names of the types
		 */
		Set<String> types() {
			return this.types;
		}

		static Class<?> mixin(Class<?> type) {
			return MAPPER.serializationConfig().findMixInClassFor(type);
		}

	}

	/**
	 * Everything that an application may switch on.
	 */
	@Configuration(proxyBeanMethods = false)
	static class EverythingChain {

		@Bean
		HawcxEmulator emulator() {
			return HawcxEmulator.start();
		}

		@Bean
		Hawcx management(HawcxEmulator emulator) {
			return Hawcx.builder(emulator.baseUrl(), emulator.credentials().configId())
				.secretKey(SecretKey.parse(emulator.credentials().secretKey()))
				.build();
		}

		@Bean
		HawcxFactorsMapper factors(HawcxOAuth oauth) {
			return new HawcxFactorsMapper(oauth.metadata().issuer(), FakeProvider.CLIENT_ID);
		}

		@Bean
		Customizer<HttpSecurity> recentLogin() {
			return HawcxRecentLogin.customizer(() -> "/oauth2/authorization/hawcx", Clock.systemUTC());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/")
					.access(HawcxRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5)))
					.anyRequest()
					.authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.with(HawcxStepUpConfigurer.hawcxStepUp(), withDefaults())
				.build();
		}

	}

}
