package io.hawcx.test.security;

import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.TestApplication;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice with the logins of tenants, as users' tests write it.
 */
@WebMvcTest
@ContextConfiguration(classes = TestApplication.class)
@AutoConfigureHawcxEmulator(tenants = "acme")
class TenantSliceTests {

	@Test
	void loginWhenOfTenantThenIsThere(@Autowired MockMvcTester mvc, @Autowired HawcxLogin login) {
		assertThat(mvc.get().uri("/me").session(login.handOver("acme", "slice@example.com")))
			.hasBodyTextEqualTo("slice@example.com");
	}

}
