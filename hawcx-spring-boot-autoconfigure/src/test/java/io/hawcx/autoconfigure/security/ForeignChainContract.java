package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains of the application that have nothing to do with Hawcx, beside one that has, on
 * either web stack: they behave as in the same application without the starter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForeignChainContract {

	static final String USER = "machine";

	static final String PASSWORD = "a password of a test";

	private static final String[] BASIC = { "Authorization", ForeignVisit.basic(PASSWORD) };

	private final WireMockServer provider = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	private ContractApplication application;

	private ContractApplication stock;

	/**
	 * Start an application with a chain for Hawcx.
	 */
	abstract ContractApplication start(Map<String, ?> properties);

	/**
	 * Start one with plain {@code oauth2Login()} in its place.
	 */
	abstract ContractApplication startStock(Map<String, ?> properties);

	@BeforeAll
	void start() throws IOException {
		this.provider.start();
		this.provider.stubFor(WireMock.post("/token")
			.willReturn(WireMock.okJson("{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
		this.provider.stubFor(WireMock.post("/token")
			.withRequestBody(WireMock.containing("code=refused"))
			.willReturn(WireMock.jsonResponse("{\"error\":\"invalid_grant\"}", 400)));
		this.provider.stubFor(WireMock.get("/user").willReturn(WireMock.okJson("{\"id\":\"bob\"}")));
		Map<String, String> properties = LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true");
		properties.putAll(registration("other"));
		this.application = start(properties);
		Map<String, String> plain = new LinkedHashMap<>(registration("other"));
		plain.putAll(registration("hawcx"));
		plain.put("spring.autoconfigure.exclude", ours());
		this.stock = startStock(plain);
	}

	private Map<String, String> registration(String id) {
		String client = "spring.security.oauth2.client.registration." + id + ".";
		String at = "spring.security.oauth2.client.provider." + id + ".";
		return Map.of(client + "client-id", "id", client + "client-secret", "secret",
				client + "authorization-grant-type", "authorization_code", client + "redirect-uri",
				"{baseUrl}/other/code/{registrationId}", at + "authorization-uri",
				this.provider.baseUrl() + "/authorize", at + "token-uri", this.provider.baseUrl() + "/token",
				at + "user-info-uri", this.provider.baseUrl() + "/user", at + "user-name-attribute", "id");
	}

	private static String ours() throws IOException {
		return String.join(",", Files.readAllLines(Path
			.of("src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.stock.close();
		this.provider.stop();
	}

	@ParameterizedTest
	@EnumSource
	void chainWhenItIsNotOursThenBehavesAsStock(ForeignVisit visit) throws IOException {
		List<String> stock = visit.log(this.stock.visitor().browser());
		assertThat(visit.log(this.application.visitor().browser())).containsExactlyElementsOf(stock);
	}

	@Test
	void basicWhenChainIsStatelessThenSetsNoCookieAndTakesNone() throws IOException {
		Browser browser = this.application.visitor().browser();
		HttpResponse<String> reply = browser.getAsScript("/api/name", BASIC);
		assertThat(reply.body()).startsWith(USER);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(browser.getAsScript("/api/name").statusCode()).isEqualTo(401);
		assertThat(browser.post("/api/name", "text/plain", "x", BASIC).body()).startsWith(USER);
		assertThat(browser.post("/api/name", "text/plain", "x", "X-Nothing", "x").statusCode()).isEqualTo(401);
		assertThat(browser.cookies()).isEmpty();
	}

	@Test
	void basicWhenBrowserIsSignedInThroughHawcxThenBothStand() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		assertThat(visitor.browser().getAsScript("/api/name", BASIC).body()).startsWith(USER);
		assertThat(visitor.body("/me")).isEqualTo(this.application.emulator().credentials().user());
	}

	@Test
	void formWhenARecentLoginIsAwaitedThenSignsInAnotherUser() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
		assertThat(visitor.redirect("/guarded")).contains("max_age=");
		ForeignVisit.Log log = new ForeignVisit.Log(visitor.browser(), "/form");
		String form = Browser.form(Map.of("username", USER, "password", PASSWORD)) + "&" + log.csrf("/form/csrf");
		assertThat(Browser.location(visitor.browser().postForm("/form/login", form))).doesNotContain("error");
		assertThat(visitor.body("/form/name")).startsWith(USER);
	}

	@Test
	void bodyWhenRequestIsNotOursThenIsLeftToTheApplication() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		String form = "state=x&code=y&text=hello";
		assertThat(visitor.browser().post("/api/echo", "application/x-www-form-urlencoded", form, BASIC).body())
			.isEqualTo(form);
	}

}
