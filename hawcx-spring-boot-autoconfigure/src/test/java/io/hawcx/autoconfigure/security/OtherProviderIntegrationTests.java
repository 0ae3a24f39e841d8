package io.hawcx.autoconfigure.security;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second provider beside Hawcx: it is treated as stock Spring Security treats it, in
 * the same application in which Hawcx works.
 */
class OtherProviderIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static OtherProvider other;

	private static LoginApplication application;

	private Browser browser;

	@BeforeAll
	static void start() throws Exception {
		other = new OtherProvider();
		Map<String, Object> properties = new LinkedHashMap<>(other.properties("other"));
		properties.put("hawcx.emulator.enabled", "true");
		properties.put("hawcx.login.code-handover.enabled", "true");
		application = new LoginApplication(properties, Watcher.class);
	}

	@AfterAll
	static void stop() {
		application.close();
		other.close();
	}

	@BeforeEach
	void open() {
		this.browser = application.browser();
		application.exchanges().clear();
		application.bean(Watcher.class).events.clear();
		other.forgetRequests();
	}

	private Map<String, String> begin(String id) throws Exception {
		return Browser.query(Browser.location(this.browser.get("/oauth2/authorization/" + id)));
	}

	private HttpResponse<String> signInWithOther() throws Exception {
		Map<String, String> asked = begin("other");
		other.answerToken(asked.get("nonce"), List.of("swk", "otp"));
		return this.browser.get("/login/oauth2/code/other?code=other-code&state=" + asked.get("state"));
	}

	@SuppressWarnings("unchecked")
	private HttpResponse<String> handover(String postedVerifier) throws Exception {
		HawcxEmulator emulator = application.bean(HawcxEmulator.class);
		Map<String, Object> nonce = this.browser.getJson("/login/hawcx/start?nonce");
		Map<String, String> csrf = (Map<String, String>) nonce.get("csrf");
		String code = emulator.mintCode(VERIFIER, (String) nonce.get("nonce"));
		return this.browser.postJson("/login/hawcx", Map.of("code", code, "code_verifier", postedVerifier),
				csrf.get("headerName"), csrf.get("token"));
	}

	@Test
	void loginPageWhenTwoProvidersThenLinksBoth() throws Exception {
		assertThat(Browser.location(this.browser.get("/me"))).endsWith("/login");
		assertThat(this.browser.get("/login").body()).contains("href=\"/oauth2/authorization/hawcx\"",
				">Sign in with Hawcx</a>", "href=\"/oauth2/authorization/other\"", ">Sign in with The other one</a>");
	}

	@Test
	void beginWhenOtherThenAsksForItsScopesAndNothingOfHawcx() throws Exception {
		assertThat(begin("other")).containsEntry("scope", "openid profile")
			.containsEntry("client_id", "other-client")
			.doesNotContainKey("sdk_config_id");
		assertThat(begin("hawcx")).containsEntry("scope", "openid").containsKey("sdk_config_id");
	}

	@Test
	void callbackWhenOtherThenStockTokenClientDecoderAndStore() throws Exception {
		assertThat(Browser.location(signInWithOther())).endsWith("/");
		LoggedRequest request = other.tokenRequests().get(0);
		assertThat(request.getHeader("Authorization")).startsWith("Basic ");
		assertThat(request.containsHeader("X-Config-Id")).isFalse();
		assertThat(request.getBodyAsString()).doesNotContain("client_assertion");
		assertThat(application.exchanges()).isEmpty();
		assertThat(this.browser.get("/me").body()).isEqualTo("bob@example.com");
		OAuth2AuthorizedClient stored = application.bean(OAuth2AuthorizedClientService.class)
			.loadAuthorizedClient("other", "bob");
		assertThat(stored.getAccessToken().getTokenValue()).isEqualTo(OtherProvider.ACCESS_TOKEN);
	}

	@Test
	void callbackWhenOtherSendsAmrThenGainsNoFactorOfHawcx() throws Exception {
		signInWithOther();
		assertThat(this.browser.get("/authorities").body()).contains("OIDC_USER").doesNotContain("HAWCX");
		assertThat(handover(VERIFIER).statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/authorities").body()).contains("FACTOR_HAWCX_SWK");
	}

	@Test
	void handoverWhenHawcxThenStoresNoClient() throws Exception {
		assertThat(handover(VERIFIER).statusCode()).isEqualTo(200);
		String user = application.bean(HawcxEmulator.class).credentials().user();
		assertThat(this.browser.get("/me").body()).isEqualTo(user);
		OAuth2AuthorizedClientService clients = application.bean(OAuth2AuthorizedClientService.class);
		assertThat((Object) clients.loadAuthorizedClient("hawcx", user)).isNull();
	}

	@Test
	void failureWhenHawcxRefusesCodeThenEventHasItsErrorCode() throws Exception {
		assertThat(handover(VERIFIER.replace('0', '9')).statusCode()).isEqualTo(401);
		List<AbstractAuthenticationFailureEvent> events = application.bean(Watcher.class).events;
		assertThat(events).singleElement()
			.extracting(AbstractAuthenticationFailureEvent::getException)
			.isInstanceOfSatisfying(OAuth2AuthenticationException.class,
					(failure) -> assertThat(failure.getError().getErrorCode()).isEqualTo("invalid_grant"));
		assertThat(String.valueOf(events)).doesNotContain(VERIFIER.replace('0', '9'));
		events.clear();
		Map<String, String> asked = begin("other");
		other.refuseToken(400, "invalid_grant");
		assertThat(Browser
			.location(this.browser.get("/login/oauth2/code/other?code=other-code&state=" + asked.get("state"))))
			.endsWith("/login?error");
		assertThat(events).isEmpty();
	}

	@Test
	void redirectWhenCodeOfAnotherVerifierThenEventHasItsErrorCode() throws Exception {
		Map<String, String> asked = begin("hawcx");
		String code = application.bean(HawcxEmulator.class)
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).nonce(asked.get("nonce")));
		this.browser.get("/login/oauth2/code/hawcx?code=" + code + "&state=" + asked.get("state"));
		assertThat(application.bean(Watcher.class).events).singleElement()
			.extracting((event) -> ((OAuth2AuthenticationException) event.getException()).getError().getErrorCode())
			.isEqualTo("invalid_grant");
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Watcher {

		private final List<AbstractAuthenticationFailureEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void failed(AbstractAuthenticationFailureEvent event) {
			this.events.add(event);
		}

		@GetMapping("/authorities")
		String authorities(Authentication user) {
			return user.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList().toString();
		}

	}

}
