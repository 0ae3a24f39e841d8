package io.hawcx.test.login;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins at an application that lies below a path of its servlet.
 */
@HawcxEmulatorTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.mvc.servlet.path=/base", "hawcx.tenants.acme=" })
class ServletPathLoginTests {

	private static final String BOB = "bob@example.com";

	@Test
	void handOverWhenServletHasPathThenSignsInBelowIt(@Autowired HawcxBrowser browser) {
		assertThat(browser.handOver(BOB).get("/base/me").body()).isEqualTo(BOB);
		assertThat(browser.handOver("acme", BOB).get("/base/tenant").body()).isEqualTo("acme");
	}

	@Test
	void loginWhenServletHasPathThenSignsInBelowIt(@Autowired HawcxLogin login, @Autowired MockMvcTester mvc) {
		assertThat(get(mvc, "/me", login.handOver(BOB))).hasBodyTextEqualTo(BOB);
		assertThat(get(mvc, "/me", login.redirect(BOB))).hasBodyTextEqualTo(BOB);
		assertThat(get(mvc, "/tenant", login.redirect("acme", BOB))).hasBodyTextEqualTo("acme");
	}

	private static MvcTestResult get(MockMvcTester mvc, String path, MockHttpSession session) {
		return mvc.get().uri("/base" + path).servletPath("/base").session(session).exchange();
	}

}
