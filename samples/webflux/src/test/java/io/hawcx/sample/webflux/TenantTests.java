package io.hawcx.sample.webflux;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.security.user.HawcxUser;
import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.login.HawcxBrowser;
import io.hawcx.test.security.MockHawcxUser;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The testing page's tenants of an application on the reactive stack.
 */
@SpringBootTest(classes = TenantTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureHawcxEmulator(tenants = { "acme", "beta" })
class TenantTests {

	private static final String BOB = "bob@example.com";

	private final WebTestClient client;

	TenantTests(@Autowired ApplicationContext context) {
		this.client = WebTestClient.bindToApplicationContext(context)
			.apply(SecurityMockServerConfigurers.springSecurity())
			.build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "beta" })
	void signsUserOfTenantIn(String tenant, @Autowired HawcxEmulator hawcx, @Autowired HawcxBrowser first,
			@Autowired HawcxBrowser second) {
		String expected = tenant + " " + hawcx.tenant(tenant).users().create(BOB).subject();
		assertThat(first.handOver(tenant, BOB).get("/tenant").body()).isEqualTo(expected);
		second.signIn(tenant, "/oauth2/authorization/" + tenant, BOB);
		assertThat(second.get("/tenant").body()).isEqualTo(expected);
		assertThat(hawcx.tenant(tenant).requests().to("/oauth2/token").refused().list()).isEmpty();
	}

	@Test
	@WithHawcxUser(email = BOB, tenant = "acme")
	void showsUserOfTenantWithoutLogin(@Autowired HawcxEmulator hawcx) {
		assertThat(tenant(this.client)).isEqualTo("acme " + hawcx.tenant("acme").users().find(BOB).subject());
	}

	@Test
	void showsMutatedUserOfTenant() {
		MockHawcxUser user = MockHawcxUser.of(BOB);
		assertThat(tenant(this.client.mutateWith(user.tenant("beta").mockOidcLogin()))).startsWith("beta ");
		this.client.mutateWith(user.tenant("gone").mockOidcLogin())
			.get()
			.uri("/tenant")
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	private static String tenant(WebTestClient client) {
		return client.get()
			.uri("/tenant")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@GetMapping("/tenant")
		Mono<String> tenant(@AuthenticationPrincipal HawcxUser user) {
			return Mono.just(user.tenant() + " " + user.getSubject());
		}

	}

}
