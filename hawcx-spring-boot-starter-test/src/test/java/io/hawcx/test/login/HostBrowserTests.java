package io.hawcx.test.login;

import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.security.tenant.HawcxTenantResolver;
import io.hawcx.test.HawcxEmulatorTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A browser at the hosts of tenants that are told apart by host name.
 */
@HawcxEmulatorTest(tenants = { "acme", "beta" }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "server.servlet.session.cookie.secure=true")
class HostBrowserTests {

	private static final String BOB = "bob@example.com";

	private final HawcxBrowser browser;

	HostBrowserTests(@Autowired HawcxBrowser browser) {
		this.browser = browser;
	}

	@Test
	void signInWhenAtTheHostOfTenantThenComesBackThere() {
		HawcxBrowser acme = this.browser.atHost("acme.localhost");
		HttpResponse<String> end = acme.signIn("acme", "/oauth2/authorization/acme", BOB);
		assertThat(end.uri()).hasHost("acme.localhost");
		assertThat(end).hasToString("HttpAnswer[" + end.statusCode() + " of " + end.uri().getAuthority() + "/]");
		assertThat(acme.get("/me").body()).isEqualTo(BOB);
		assertThat(acme.post("/logout", Map.of(), Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	void handOverWhenAtTheHostOfTenantThenCookiesAreOfThatHost() {
		HawcxBrowser acme = this.browser.atHost("acme.localhost");
		assertThat(acme.handOver("acme", BOB).get("/me").body()).isEqualTo(BOB);
		assertThat(this.browser.atHost("ACME.localhost").get("/me").body()).isEqualTo(BOB);
		assertThat(this.browser.atHost("beta.localhost").get("/me").body()).doesNotContain(BOB);
		assertThat(this.browser.get("/me").body()).doesNotContain(BOB);
	}

	@Test
	void handOverWhenAtAnotherHostThenIsRefused() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.browser.handOver("acme", BOB))
			.withMessageContaining("/login/hawcx/acme/start answered 404");
	}

	@Test
	void hostWhenNoNameThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.browser.atHost("acme.localhost/x"))
			.withMessage("host must be a name alone, such as acme.localhost");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class HostConfiguration {

		@Bean
		HawcxTenantResolver tenantResolver() {
			return HawcxTenantResolver.fromSubdomain("localhost");
		}

	}

}
