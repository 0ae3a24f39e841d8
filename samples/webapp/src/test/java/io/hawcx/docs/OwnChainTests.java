package io.hawcx.docs;

import io.hawcx.sample.webapp.WebappApplication;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's chain in the sample.
 */
@HawcxEmulatorTest(classes = { WebappApplication.class, OwnChainConfiguration.class })
class OwnChainTests {

	@Test
	void opensPublicPageAloneWithoutLogin(@Autowired MockMvcTester mvc) {
		assertThat(mvc.get().uri("/")).hasStatusOk();
		assertThat(mvc.get().uri("/account")).hasStatus(HttpStatus.FOUND)
			.redirectedUrl()
			.endsWith("/oauth2/authorization/hawcx");
	}

	@Test
	void signsInByCodeHandoverAndByRedirect(@Autowired HawcxLogin login, @Autowired MockMvcTester mvc) {
		assertThat(mvc.get().uri("/account").session(login.handOver("bob@example.com"))).bodyText()
			.contains("bob@example.com");
		assertThat(mvc.get().uri("/account").session(login.redirect("bob@example.com"))).bodyText()
			.contains("bob@example.com");
	}

}
