package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second provider beside Hawcx, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OtherProviderContract {

	private static final String CLIENT = "spring.security.oauth2.client.registration.other.";

	private static final String PROVIDER = "spring.security.oauth2.client.provider.other.";

	private final WireMockServer other = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	abstract @Nullable String storedToken(ContractApplication application, String registrationId, String user);

	@BeforeAll
	void start() {
		this.other.start();
		this.other.stubFor(WireMock.post("/token")
			.willReturn(WireMock.okJson("{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
		this.other.stubFor(WireMock.get("/user")
			.willReturn(WireMock.okJson("{\"id\":\"bob\",\"amr\":[\"otp\"],\"auth_time\":4102444800}")));
		this.application = start(LoginContract.embedded(CLIENT + "client-id", "id", CLIENT + "client-secret", "secret",
				CLIENT + "authorization-grant-type", "authorization_code", CLIENT + "redirect-uri",
				"{baseUrl}/login/oauth2/code/{registrationId}", PROVIDER + "authorization-uri",
				this.other.baseUrl() + "/authorize", PROVIDER + "token-uri", this.other.baseUrl() + "/token",
				PROVIDER + "user-info-uri", this.other.baseUrl() + "/user", PROVIDER + "user-name-attribute", "id",
				"spring.security.oauth2.client.provider.hawcx.user-name-attribute", "email"));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.other.stop();
	}

	@Test
	void otherProviderWhenAskedThenIsAskedAsStockDoes() throws IOException {
		Visitor visitor = this.application.visitor();
		assertThat(visitor.redirect("/me")).endsWith("/login");
		assertThat(visitor.body("/login")).contains("/oauth2/authorization/hawcx", "/oauth2/authorization/other");
		assertThat(visitor.leaveForHawcx("/oauth2/authorization/other?max_age=5")).doesNotContainKeys("sdk_config_id",
				"max_age");
	}

	@Test
	void otherProviderWhenSignedInThenGainsNeitherFactorNorRecentLogin() throws IOException {
		Visitor visitor = this.application.visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/other");
		visitor.status("/login/oauth2/code/other?code=c&state=" + asked.get("state"));
		assertThat(visitor.body("/me")).isEqualTo("bob");
		assertThat(visitor.body("/factors")).doesNotContain("HAWCX");
		assertThat(visitor.status("/guarded")).isEqualTo(403);
	}

	private double logins() {
		return this.application.bean(MeterRegistry.class)
			.find("hawcx.logins")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	@Test
	void otherProviderWhenItsLoginsEndThenTheyAreNotCountedAsHawcxs() throws IOException {
		double before = logins();
		Visitor visitor = this.application.visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/other");
		visitor.status("/login/oauth2/code/other?code=c&state=" + asked.get("state"));
		assertThat(visitor.body("/me")).isEqualTo("bob");
		this.application.visitor().status("/login/oauth2/code/other?code=c&state=forged");
		assertThat(logins()).isEqualTo(before);
		this.application.visitor().signInByRedirect();
		assertThat(logins()).isEqualTo(before + 1);
	}

	@Test
	void otherProviderWhenSignedInThenItsClientIsStoredAndHawcxHasNone() throws IOException {
		Visitor visitor = this.application.visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/other");
		visitor.status("/login/oauth2/code/other?code=c&state=" + asked.get("state"));
		assertThat(storedToken(this.application, "other", "bob")).isEqualTo("opaque");
		String user = this.application.emulator().credentials().user();
		Visitor redirected = this.application.visitor();
		redirected.signInByRedirect();
		Visitor handedOver = this.application.visitor();
		handedOver.signInByHandOver();
		for (Visitor signedIn : List.of(redirected, handedOver)) {
			assertThat(signedIn.body("/me")).isEqualTo(user);
			assertThat(storedToken(this.application, "hawcx", user)).isNull();
		}
	}

	@Test
	void hawcxWhenUserNameAttributeIsSetThenNamesTheUserByIt() throws IOException {
		String user = this.application.emulator().credentials().user();
		Visitor redirected = this.application.visitor();
		redirected.signInByRedirect();
		Visitor handedOver = this.application.visitor();
		handedOver.signInByHandOver();
		assertThat(redirected.body("/name")).isEqualTo(user);
		assertThat(handedOver.body("/name")).isEqualTo(user);
	}

	@Test
	void authorizedClientWhenHawcxSentNoAccessTokenThenIsAnsweredAndNotAskedForAgain() throws IOException {
		Visitor redirected = this.application.visitor();
		redirected.signInByRedirect();
		Visitor handedOver = this.application.visitor();
		handedOver.signInByHandOver();
		for (Visitor signedIn : List.of(redirected, handedOver)) {
			assertThat(signedIn.redirect("/client/hawcx")).endsWith("/login?error");
			assertThat(signedIn.body("/login?error")).contains("access token of Hawcx", "no_access_token");
			assertThat(signedIn.redirect("/client/other")).startsWith(this.other.baseUrl() + "/authorize");
		}
		Visitor nobody = this.application.visitor();
		assertThat(nobody.redirect("/client/hawcx")).endsWith("/login");
	}

	@Test
	void otherProviderWhenHawcxAnswersItsRequestThenGetsNoCodeOfHawcx() throws IOException {
		Visitor visitor = this.application.visitor();
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/other");
		this.other.resetRequests();
		String mixedUp = "/login/oauth2/code/hawcx?code=of-hawcx&state=" + asked.get("state");
		HttpResponse<String> page = visitor.follow(visitor.browser().get(mixedUp));
		assertThat(page.body()).contains("Sign-in failed", "<code>invalid_issuer</code>");
		assertThat(this.other.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/token")))).isEmpty();
		assertThat(visitor.status("/me")).isEqualTo(302);
	}

	@Test
	void otherProviderWhenItFailsThenIsHandledAsStockDoes() throws IOException {
		Visitor visitor = this.application.visitor();
		assertThat(visitor.redirect("/login/oauth2/code/other?code=c&state=forged")).endsWith("/login?error");
		assertThat(visitor.body("/login?error")).doesNotContain("Hawcx cannot", "Sign-in failed");
	}

}
