package io.hawcx.docs;

import java.util.Map;

import io.hawcx.sample.webapp.WebappApplication;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxBrowser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chain below a servlet's path that the page on the login shows.
 */
@HawcxEmulatorTest(classes = { WebappApplication.class, ServletPathChainConfiguration.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.mvc.servlet.path=/base")
class ServletPathChainTests {

	@Test
	void signInWhenChainIsBelowServletPathThenEndsOnThePageByEitherWay(@Autowired HawcxBrowser redirected,
			@Autowired HawcxBrowser handedOver) {
		assertThat(redirected.signIn("/base/account", "alice@example.com").uri()).hasPath("/base/account");
		assertThat(handedOver.handOver("bob@example.com").get("/base/account").body()).contains("bob@example.com");
	}

	@Test
	void callbackWhenNobodyAskedThenEndsOnThePageOfTheChain(@Autowired HawcxBrowser browser) {
		assertThat(browser.get("/base/login/oauth2/code/hawcx?code=a&state=b").uri()).hasPath("/base/")
			.hasQuery("error");
	}

	@Test
	void logoutWhenAskedForThenSignsOut(@Autowired HawcxBrowser browser) {
		browser.handOver("carol@example.com");
		String csrf = browser.get("/base/account")
			.body()
			.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
		assertThat(browser.post("/base/logout", Map.of("_csrf", csrf), Map.of()).uri()).hasPath("/base/");
		assertThat(browser.get("/base/account").uri().getPath()).isNotEqualTo("/base/account");
	}

}
