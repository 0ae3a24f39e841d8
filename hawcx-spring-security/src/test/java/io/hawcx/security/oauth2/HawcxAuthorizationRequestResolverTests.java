package io.hawcx.security.oauth2;

import java.util.List;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sections 6 and 7: the authorization request.
 */
class HawcxAuthorizationRequestResolverTests {

	private final FakeProvider provider = new FakeProvider();

	private HawcxAuthorizationRequestResolver resolver;

	@BeforeEach
	void create() {
		HawcxClientRegistration hawcx = HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID)
			.build();
		HawcxOAuth oauth = HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID,
				FakeProvider.CLIENT_ID);
		this.resolver = new HawcxAuthorizationRequestResolver(
				new HawcxClientRegistrationRepository(oauth, hawcx, List.of(TestClientRegistrations.other("other"))),
				hawcx);
	}

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private OAuth2AuthorizationRequest resolve(String id) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorization/" + id);
		return this.resolver.resolve(request);
	}

	@Test
	void resolveWhenHawcxThenSendsConfigIdPkceStateAndNonce() {
		OAuth2AuthorizationRequest request = resolve("hawcx");
		assertThat(request.getAuthorizationUri()).isEqualTo(this.provider.issuer() + "/authorize");
		assertThat(request.getAdditionalParameters()).containsEntry("sdk_config_id", FakeProvider.CONFIG_ID)
			.containsEntry("code_challenge_method", "S256")
			.containsKeys("code_challenge", "nonce");
		assertThat(request.getState()).isNotBlank();
		assertThat(request.getRedirectUri()).isEqualTo("http://localhost/login/oauth2/code/hawcx");
		assertThat(request.getAuthorizationRequestUri()).contains("sdk_config_id=" + FakeProvider.CONFIG_ID);
	}

	@ParameterizedTest
	@CsvSource({ "https://app.example/login/oauth2/code/{registrationId},https://app.example/login/oauth2/code/hawcx",
			"{baseScheme}://app.example/login/oauth2/code/x,http://app.example/login/oauth2/code/x" })
	void resolveWhenRedirectUriIsATemplateThenExpandsIt(String template, String expanded) {
		HawcxClientRegistration hawcx = HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID)
			.redirectUri(template)
			.build();
		HawcxOAuth oauth = HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID,
				FakeProvider.CLIENT_ID);
		this.resolver = new HawcxAuthorizationRequestResolver(
				new HawcxClientRegistrationRepository(oauth, hawcx, List.of()), hawcx);
		assertThat(resolve("hawcx").getRedirectUri()).isEqualTo(expanded);
	}

	@Test
	void resolveWhenAnotherProviderThenAddsNothing() {
		assertThat(resolve("other").getAdditionalParameters()).doesNotContainKey("sdk_config_id");
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

	@Test
	void resolveWhenApplicationCustomizesThenBothApply() {
		this.resolver.setAuthorizationRequestCustomizer(
				(request) -> request.additionalParameters((parameters) -> parameters.put("prompt", "login")));
		assertThat(resolve("hawcx").getAdditionalParameters()).containsEntry("sdk_config_id", FakeProvider.CONFIG_ID)
			.containsEntry("prompt", "login");
		assertThat(resolve("other").getAdditionalParameters()).containsEntry("prompt", "login")
			.doesNotContainKey("sdk_config_id");
	}

	@Test
	void resolveWhenAddressIsNoLoginThenNothing() {
		assertThat(this.resolver.resolve(new MockHttpServletRequest("GET", "/account"))).isNull();
	}

}
