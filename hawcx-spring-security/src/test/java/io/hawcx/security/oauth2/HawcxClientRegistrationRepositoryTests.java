package io.hawcx.security.oauth2;

import java.util.List;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.LogCapture;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.FilterChainProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Section 1: discovery.
 */
class HawcxClientRegistrationRepositoryTests {

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private final FakeProvider provider = new FakeProvider();

	private final HawcxClientRegistration hawcx = HawcxClientRegistration
		.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID)
		.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
		.scopes("email")
		.build();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private HawcxClientRegistrationRepository repository(ClientRegistration... others) {
		HawcxOAuth oauth = HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID,
				FakeProvider.CLIENT_ID);
		return new HawcxClientRegistrationRepository(oauth, this.hawcx, List.of(others));
	}

	@Test
	void iterateWhenProviderIsDownThenYieldsPlaceholderWithoutNetwork() {
		this.provider.discoveryFails(503);
		assertThat(repository(TestClientRegistrations.other("other"))).extracting(ClientRegistration::getRegistrationId)
			.containsExactly("hawcx", "other");
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@Test
	void findWhenDiscoveredThenIssuerScopeAndMethodAreSet() {
		ClientRegistration found = repository().findByRegistrationId("hawcx");
		assertThat(found.getProviderDetails().getIssuerUri()).isEqualTo(this.provider.issuer());
		assertThat(found.getScopes()).containsExactlyInAnyOrder("openid", "email");
		assertThat(found.getClientAuthenticationMethod()).isEqualTo(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
		assertThat(found.getProviderDetails().getAuthorizationUri()).isEqualTo(this.provider.issuer() + "/authorize");
		assertThat(found.getProviderDetails().getUserInfoEndpoint().getUri()).isNull();
	}

	@Test
	void findWhenDiscoveryIsLeanThenGivesRegistrationForHandover() {
		this.provider.discovery((document) -> {
		});
		ClientRegistration found = repository().findByRegistrationId("hawcx");
		assertThat(found.getProviderDetails().getTokenUri()).isEqualTo(this.provider.issuer() + "/oauth2/token");
		assertThat(found.getProviderDetails().getAuthorizationUri()).contains(".invalid/");
	}

	@Test
	void findWhenIssuerIsAnotherThenThrowsAuthenticationException() {
		this.provider.discovery((document) -> document.put("issuer", "https://evil.example"));
		HawcxClientRegistrationRepository repository = repository();
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> repository.findByRegistrationId("hawcx"))
			.withMessageContaining("issuer");
	}

	@Test
	void findWhenDiscoveryRecoversThenSucceeds() {
		this.provider.discoveryFails(503);
		HawcxClientRegistrationRepository repository = repository();
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> repository.findByRegistrationId("hawcx"));
		this.provider.discovery((document) -> {
		});
		assertThat(repository.findByRegistrationId("hawcx")).isNotNull();
	}

	@Test
	void findWhenAnotherRegistrationThenGivesTheApplicationsOwn() {
		ClientRegistration other = TestClientRegistrations.other("other");
		assertThat(repository(other).findByRegistrationId("other")).isSameAs(other);
		assertThat(repository(other).findByRegistrationId("unknown")).isNull();
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@Test
	void createWhenIdIsDefinedTwiceThenSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> repository(TestClientRegistrations.other("hawcx")))
			.withMessageContaining("'hawcx' is defined twice")
			.withMessageContaining("hawcx.login.registration-id");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> repository(TestClientRegistrations.other("a"), TestClientRegistrations.other("a")))
			.withMessageContaining("'a' is defined twice");
	}

	@ParameterizedTest
	@ValueSource(classes = { LoginChains.HawcxChain.class, LoginChains.PlainChain.class })
	void openWhenProviderIsDownThenEndsOnPageWithinThreeHops(Class<?> chain) throws Exception {
		this.provider.discoveryFails(503);
		try (LoginApp app = LoginApp.of(this.provider, chain); LogCapture log = new LogCapture()) {
			assertThat(this.provider.requestsTo("/")).isEmpty();
			List<MockHttpServletResponse> replies = app.open("/account");
			assertThat(replies).hasSizeLessThanOrEqualTo(3);
			MockHttpServletResponse page = replies.get(replies.size() - 1);
			assertThat(page.getStatus()).isEqualTo((chain == LoginChains.HawcxChain.class) ? 503 : 200);
			assertThat(page.getContentAsString()).contains((chain == LoginChains.HawcxChain.class)
					? "Hawcx cannot be reached at the moment" : "role=\"alert\"");
			assertThat(log.lines()).singleElement().asString().contains("[temporarily_unavailable]");
			// One attempt to sign in, for which core asks at most three times.
			assertThat(this.provider.requestsTo(DISCOVERY)).hasSizeBetween(1, 3);
		}
	}

	@Test
	void openWhenDiscoveryIsLeanThenPageAndLogNameTheProperty() throws Exception {
		this.provider.discovery((document) -> {
		});
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class);
				LogCapture log = new LogCapture()) {
			List<MockHttpServletResponse> replies = app.open("/account");
			assertThat(replies).hasSizeLessThanOrEqualTo(3);
			assertThat(replies.get(replies.size() - 1).getContentAsString()).contains("tell the people who run it")
				.doesNotContain("hawcx.login");
			assertThat(log.lines()).singleElement().asString().contains("hawcx.login.code-handover.enabled=true");
		}
	}

	@Test
	void openWhenTwoProvidersThenLoginPageListsBothWithoutNetwork() throws Exception {
		this.provider.discoveryFails(503);
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class,
				TestClientRegistrations.other("other"))) {
			List<MockHttpServletResponse> replies = app.open("/account");
			assertThat(replies.get(replies.size() - 1).getContentAsString()).contains("/oauth2/authorization/hawcx")
				.contains("/oauth2/authorization/other")
				.contains("Hawcx");
			assertThat(this.provider.requestsTo("/")).isEmpty();
		}
	}

	@Test
	void openWhenRegistrationIsUnknownThenAnswersAsStock() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(app.perform(get("/oauth2/authorization/unknown")).getStatus()).isEqualTo(500);
		}
	}

	@Test
	void startWhenChainHasNoLoginThenNoneIsTurnedOn() {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.NoLoginChain.class)) {
			assertThat(app.bean(FilterChainProxy.class).getFilters("/"))
				.extracting((filter) -> filter.getClass().getName())
				.noneMatch((name) -> name.contains("OAuth2"));
		}
	}

}
