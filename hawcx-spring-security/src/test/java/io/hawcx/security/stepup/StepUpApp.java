package io.hawcx.security.stepup;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.security.recent.HawcxRecentLogin;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * An application with the step-up's addresses, one browser, and the emulator as Hawcx.
 */
final class StepUpApp implements AutoCloseable {

	static final String PATH = "/step-up/hawcx";

	static final String RECEIPT_PATH = PATH + "/receipt";

	private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

	private final HawcxEmulator emulator = HawcxEmulator.start();

	private final WatchedTransport transport = new WatchedTransport();

	private final Hawcx hawcx = Hawcx.builder(this.emulator.baseUrl(), this.emulator.credentials().configId())
		.secretKey(SecretKey.parse(this.emulator.credentials().secretKey()))
		.transport(this.transport)
		.build();

	private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

	private final MockMvc mvc;

	private MockHttpSession session = new MockHttpSession();

	private Authentication user = hawcxLogin("hawcx", email(), true, Duration.ZERO);

	StepUpApp(Customizer<HawcxStepUpConfigurer> options, Class<?>... more) {
		this.context.setServletContext(new MockServletContext());
		this.context.register(Chain.class);
		if (more.length > 0) {
			this.context.register(more);
		}
		this.context.addBeanFactoryPostProcessor((factory) -> {
			factory.registerSingleton("hawcx", this.hawcx);
			factory.registerSingleton("options", options);
		});
		this.context.refresh();
		this.mvc = MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
	}

	static OAuth2AuthenticationToken hawcxLogin(String registrationId, String email, boolean verified, Duration age) {
		Instant authTime = Clock.systemUTC().instant().minus(age);
		OidcIdToken idToken = OidcIdToken.withTokenValue("id-token")
			.subject("subject of " + email)
			.claim("email", email)
			.claim("email_verified", verified)
			.authTime(authTime)
			.build();
		return new OAuth2AuthenticationToken(
				new DefaultOidcUser(AuthorityUtils.createAuthorityList("ROLE_USER"), idToken),
				AuthorityUtils.createAuthorityList("ROLE_USER"), registrationId);
	}

	String email() {
		return this.emulator.credentials().user();
	}

	HawcxEmulator emulator() {
		return this.emulator;
	}

	WatchedTransport transport() {
		return this.transport;
	}

	MockHttpSession session() {
		return this.session;
	}

	void openAnotherBrowser() {
		this.session = new MockHttpSession();
	}

	void signIn(Authentication user) {
		this.user = user;
	}

	MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.session(this.session)).andReturn().getResponse();
	}

	MockHttpServletResponse performSignedIn(MockHttpServletRequestBuilder request) throws Exception {
		return perform(request.with(authentication(this.user)));
	}

	MockHttpServletResponse postJson(String path, Object body) throws Exception {
		String json = (body instanceof String text) ? text : JsonMapper.shared().writeValueAsString(body);
		return performSignedIn(post(path).with(csrf()).contentType("application/json").content(json));
	}

	String start(String purpose, String name, String value) throws Exception {
		MockHttpServletResponse reply = postJson(PATH, Map.of("purpose", purpose, name, value));
		return (String) read(reply).get("start_token");
	}

	MockHttpServletResponse complete(String purpose, String receipt) throws Exception {
		return postJson(RECEIPT_PATH, Map.of("purpose", purpose, "step_up_receipt", receipt));
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> read(MockHttpServletResponse reply) throws Exception {
		return JsonMapper.shared().readValue(reply.getContentAsString(), Map.class);
	}

	static TickingClock clock() {
		return new TickingClock(NOW);
	}

	@Override
	public void close() {
		this.context.close();
		this.hawcx.close();
		this.transport.close();
		this.emulator.close();
	}

	/**
	 * Counts what is sent, and has an outage when told to.
	 */
	static final class WatchedTransport implements HttpTransport {

		private final HttpTransport delegate = ApacheHttpTransport.create();

		private int sent;

		private boolean broken;

		int sent() {
			return this.sent;
		}

		void broken(boolean broken) {
			this.broken = broken;
		}

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			this.sent++;
			return this.broken ? new HttpResponse(503, Map.of("Retry-After", List.of("7")), new byte[0])
					: this.delegate.send(request);
		}

		@Override
		public void close() {
			this.delegate.close();
		}

	}

	/**
	 * The chain, with a rule that wants a recent login on one more address.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	@EnableWebSecurity
	static class Chain {

		@Bean
		Customizer<HttpSecurity> recentLogin() {
			return HawcxRecentLogin.customizer(() -> "/oauth2/authorization/hawcx", Clock.systemUTC());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, Customizer<HawcxStepUpConfigurer> options) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.POST, "/recent")
					.access(HawcxRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5)))
					.anyRequest()
					.permitAll())
				.with(HawcxStepUpConfigurer.hawcxStepUp(), options)
				.build();
		}

	}

}
