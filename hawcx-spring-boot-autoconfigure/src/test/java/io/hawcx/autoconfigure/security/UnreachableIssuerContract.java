package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose Hawcx is out of order, on either web stack.
 */
abstract class UnreachableIssuerContract {

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private static final int USERS = 50;

	private final WireMockServer issuer = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	@BeforeEach
	void start() {
		this.issuer.start();
	}

	@AfterEach
	void stop() {
		this.issuer.stop();
	}

	abstract ContractApplication start(Map<String, ?> properties);

	private ContractApplication application() {
		return start(Map.of("hawcx.base-url", this.issuer.baseUrl(), "hawcx.config-id", "config", "hawcx.client-id",
				"client"));
	}

	private int asked() {
		return this.issuer.findAll(WireMock.getRequestedFor(WireMock.urlEqualTo(DISCOVERY))).size();
	}

	@Test
	void startWhenIssuerIsOutOfOrderThenAsksNothing() throws IOException {
		this.issuer.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.serverError()));
		try (ContractApplication application = application()) {
			assertThat(application.visitor().browser().get("/login").body()).contains("/oauth2/authorization/hawcx");
			assertThat(this.issuer.getAllServeEvents()).isEmpty();
		}
	}

	@Test
	void loginWhenManyUsersComeDuringOutageThenFewRequestsAndRecovery() throws Exception {
		this.issuer
			.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.aResponse().withStatus(503).withFixedDelay(200)));
		try (ContractApplication application = application()) {
			for (HttpResponse<String> reply : comeAtOnce(application)) {
				assertThat(reply.statusCode()).isEqualTo(302);
				assertThat(Browser.location(reply)).endsWith("/login?error");
			}
			// An attempt to discover is three requests, and few attempts are made.
			assertThat(asked()).isBetween(1, 12);
			this.issuer.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.okJson(document())));
			awaitRecovery(application.visitor().browser());
			int before = asked();
			for (HttpResponse<String> reply : comeAtOnce(application)) {
				assertThat(Browser.location(reply)).startsWith(this.issuer.baseUrl() + "/authorize?");
			}
			assertThat(asked()).isEqualTo(before);
		}
	}

	@Test
	void loginWhenDiscoveryOfTenantIsLeftAloneThenHealthCanTell() throws IOException {
		this.issuer.stubFor(WireMock.get(DISCOVERY).willReturn(WireMock.serverError()));
		try (ContractApplication application = start(Map.of("hawcx.base-url", this.issuer.baseUrl(),
				"hawcx.tenants.acme.config-id", "config", "hawcx.tenants.acme.client-id", "client"))) {
			Browser browser = application.visitor().browser();
			Map<String, Duration> left = new TreeMap<>();
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
			while (left.isEmpty()) {
				assertThat(browser.get("/oauth2/authorization/acme").statusCode()).isEqualTo(302);
				application.beans(DiscoveryPauses.class).forEach((login) -> left.putAll(login.left()));
				assertThat(System.nanoTime()).as("pause within 30 s").isLessThan(deadline);
			}
			assertThat(left).containsOnlyKeys("acme");
		}
	}

	private static List<HttpResponse<String>> comeAtOnce(ContractApplication application) throws Exception {
		ExecutorService users = Executors.newFixedThreadPool(USERS);
		try {
			CountDownLatch go = new CountDownLatch(1);
			List<Future<HttpResponse<String>>> replies = new ArrayList<>();
			for (int i = 0; i < USERS; i++) {
				Browser browser = application.visitor().browser();
				replies.add(users.submit(() -> {
					go.await();
					return browser.get("/oauth2/authorization/hawcx");
				}));
			}
			go.countDown();
			List<HttpResponse<String>> all = new ArrayList<>();
			for (Future<HttpResponse<String>> reply : replies) {
				all.add(reply.get(30, TimeUnit.SECONDS));
			}
			return all;
		}
		finally {
			users.shutdownNow();
		}
	}

	private void awaitRecovery(Browser browser) throws IOException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (!Browser.location(browser.get("/oauth2/authorization/hawcx")).startsWith(this.issuer.baseUrl())) {
			assertThat(System.nanoTime()).as("recovery within 30 s").isLessThan(deadline);
		}
	}

	private String document() {
		String base = this.issuer.baseUrl();
		return """
				{"issuer":"%1$s","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
				"authorization_endpoint":"%1$s/authorize","id_token_signing_alg_values_supported":["ES256"]}"""
			.formatted(base);
	}

}
