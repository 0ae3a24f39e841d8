package io.hawcx.test.login;

import io.hawcx.security.tenant.HawcxTenantResolver;
import io.hawcx.test.HawcxEmulatorTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Logins of tenants that are told apart by host name.
 */
@HawcxEmulatorTest(tenants = { "acme", "beta" })
class HostLoginTests {

	private static final String BOB = "bob@example.com";

	private final HawcxLogin login;

	private final MockMvcTester mvc;

	HostLoginTests(@Autowired HawcxLogin login, @Autowired MockMvcTester mvc) {
		this.login = login;
		this.mvc = mvc;
	}

	@Test
	void loginWhenAtTheHostOfTenantThenSignsInThereAlone() {
		assertThatIsSignedInAtAcmeAlone(this.login.atHost("acme.localhost").handOver("acme", BOB));
		assertThatIsSignedInAtAcmeAlone(this.login.atHost("acme.localhost").redirect("acme", BOB));
	}

	@Test
	void loginWhenAtAnotherHostThenIsRefused() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.login.handOver("acme", BOB))
			.withMessageContaining("/login/hawcx/acme/start answered 404");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.login.atHost("beta.localhost").redirect("acme", BOB))
			.withMessageContaining("/oauth2/authorization/acme answered 404");
	}

	@Test
	void hostWhenBlankThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.login.atHost(" "))
			.withMessage("host must not be blank");
		assertThatIllegalArgumentException().isThrownBy(() -> this.login.atHost("acme.localhost:8080"))
			.withMessage("host must be a name alone, such as acme.localhost");
	}

	private void assertThatIsSignedInAtAcmeAlone(MockHttpSession session) {
		assertThat(this.mvc.get().uri("http://acme.localhost/me").session(session)).hasBodyTextEqualTo(BOB);
		assertThat(this.mvc.get().uri("http://beta.localhost/me").session(session)).hasStatus(401);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class HostConfiguration {

		@Bean
		HawcxTenantResolver tenantResolver() {
			return HawcxTenantResolver.fromSubdomain("localhost");
		}

	}

}
