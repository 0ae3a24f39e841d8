package io.hawcx.oauth;

import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.hawcx.DiscoveryException;
import io.hawcx.TokenExchangeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxOAuthReplyTests {

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private HawcxOAuth client;

	@BeforeEach
	void start() {
		this.server.start();
		String issuer = "http://127.0.0.1:" + this.server.port();
		this.server.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.okJson(TestIssuer.discovery((document) -> {
			document.put("issuer", issuer);
			document.put("token_endpoint", issuer + "/oauth2/token");
			document.put("jwks_uri", issuer + "/jwks");
		}))));
		this.client = HawcxOAuth.builder(issuer, "cfg", "client").timeout(Duration.ofSeconds(30)).build();
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.stop();
	}

	@Test
	void followsNoRedirectWhenCodeIsExchanged() {
		answer(WireMock.temporaryRedirect("/elsewhere"));
		assertRefused(302);
		this.server.verify(0, WireMock.anyRequestedFor(WireMock.urlEqualTo("/elsewhere")));
	}

	@Test
	void asksOnceWhenUnavailable() {
		answer(WireMock.serviceUnavailable().withHeader("Retry-After", "0"));
		assertRefused(503);
	}

	@Test
	void refusesPageWhenStatusIsGood() {
		answer(WireMock.ok("<html><title>Sign in</title>").withHeader("Content-Type", "text/html"));
		assertRefused(200);
	}

	@Test
	void refusesReplyWhenEmpty() {
		answer(WireMock.noContent());
		assertRefused(204);
	}

	@Test
	void refusesReplyWhenTooLarge() {
		answer(WireMock.ok("{\"id_token\":\"" + "a".repeat(1024 * 1024) + "\"}"));
		assertRefused(null);
	}

	@Test
	void asksOnceWhenConnectionBreaks() {
		answer(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		assertRefused(null);
	}

	@Test
	void refusesDiscoveryWhenTooLarge() {
		this.server
			.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.okJson("{\"x\":\"" + "a".repeat(256 * 1024) + "\"}")));
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(this.client::metadata)
			.withMessageContaining("larger than 262144 bytes");
	}

	@Test
	void followsNoRedirectWhenDiscovering() {
		this.server.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.temporaryRedirect("/elsewhere")));
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(this.client::metadata)
			.withMessageContaining("302");
		this.server.verify(0, WireMock.anyRequestedFor(WireMock.urlEqualTo("/elsewhere")));
	}

	private void answer(ResponseDefinitionBuilder reply) {
		this.server.stubFor(WireMock.post("/oauth2/token").willReturn(reply));
	}

	private void assertRefused(Integer status) {
		assertThatExceptionOfType(TokenExchangeException.class)
			.isThrownBy(() -> this.client.exchangeCode("the-code", TestIssuer.VERIFIER))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(status))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("the-code", TestIssuer.VERIFIER, "html"));
		this.server.verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo("/oauth2/token")));
	}

}
