package io.hawcx.security.gaps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

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

	private final Set<String> attributesSeen = new TreeSet<>();

	private UnaryOperator<Object> store = UnaryOperator.identity();

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

	Set<String> attributesSeen() {
		return this.attributesSeen;
	}

	/**
	 * Keep the session in a store between requests.
	 * @param store writes a value and reads it again
	 */
	void store(UnaryOperator<Object> store) {
		this.store = store;
	}

	MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse reply = this.mvc.perform(request.session(this.session).with((sent) -> {
			sent.setRequestedSessionIdValid(true);
			return sent;
		})).andReturn().getResponse();
		if (!this.session.isInvalid()) {
			for (String name : Collections.list(this.session.getAttributeNames())) {
				this.attributesSeen.add(name);
				this.session.setAttribute(name, this.store.apply(this.session.getAttribute(name)));
			}
		}
		return reply;
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
		return Json.read(perform(get(path + "/start?nonce")).getContentAsString());
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
