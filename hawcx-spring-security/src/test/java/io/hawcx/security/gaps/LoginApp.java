package io.hawcx.security.gaps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxClientRegistration;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A servlet application with Hawcx login and one browser.
 */
final class LoginApp implements AutoCloseable {

	private static final String SAVED_REQUEST = "org.springframework.security.oauth2.client.web."
			+ "HttpSessionOAuth2AuthorizationRequestRepository.AUTHORIZATION_REQUEST";

	private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

	private final MockMvc mvc;

	private final MockHttpSession session = new MockHttpSession();

	LoginApp(HawcxOAuth oauth, HawcxClientRegistration hawcx, Class<?> chain, ClientRegistration... others) {
		this.context.setServletContext(new MockServletContext());
		this.context.register(LoginBeans.class, chain);
		this.context.addBeanFactoryPostProcessor((factory) -> {
			factory.registerSingleton("oauth", oauth);
			factory.registerSingleton("hawcx", hawcx);
			for (ClientRegistration other : others) {
				factory.registerSingleton("registration-" + other.getRegistrationId(), other);
			}
		});
		this.context.refresh();
		this.mvc = MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
	}

	static LoginApp of(FakeProvider provider, Class<?> chain, ClientRegistration... others) {
		return new LoginApp(HawcxOAuth.fromIssuer(provider.issuer(), FakeProvider.CONFIG_ID, FakeProvider.CLIENT_ID),
				HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID).build(), chain, others);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	MockHttpSession session() {
		return this.session;
	}

	MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.session(this.session).with((sent) -> {
			sent.setRequestedSessionIdValid(true);
			return sent;
		})).andReturn().getResponse();
	}

	/**
	 * Open an address as a browser does.
	 * @param path where
	 * @return every reply, of which all but the last redirect within the application
	 */
	List<MockHttpServletResponse> open(String path) throws Exception {
		List<MockHttpServletResponse> replies = new ArrayList<>();
		String next = path;
		while (next != null && next.startsWith("/") && replies.size() < 12) {
			MockHttpServletResponse reply = perform(get(next).accept("text/html"));
			replies.add(reply);
			next = reply.getRedirectedUrl();
		}
		return replies;
	}

	OAuth2AuthorizationRequest begin(String registrationId) throws Exception {
		perform(get("/oauth2/authorization/" + registrationId));
		return Objects.requireNonNull((OAuth2AuthorizationRequest) this.session.getAttribute(SAVED_REQUEST));
	}

	MockHttpServletResponse callback(String code, String state) throws Exception {
		return perform(get("/login/oauth2/code/hawcx").param("code", code).param("state", state));
	}

	Map<String, Object> nonce(String path) throws Exception {
		return Json.read(perform(get(path + "/nonce")).getContentAsString());
	}

	@SuppressWarnings("unchecked")
	MockHttpServletRequestBuilder handover(String path, Map<String, Object> nonce) {
		Map<String, String> csrf = (Map<String, String>) nonce.get("csrf");
		return post(path).header(csrf.get("headerName"), csrf.get("token"));
	}

	OAuth2AuthenticationToken signedIn() {
		SecurityContext saved = (SecurityContext) this.session
			.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
		return (saved != null) ? (OAuth2AuthenticationToken) saved.getAuthentication() : null;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
