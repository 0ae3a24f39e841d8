package io.hawcx.test.login;

import java.util.Map;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@HawcxEmulatorTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.session.cookie.secure=true", "server.ssl.bundle=own",
				"spring.ssl.bundle.jks.own.keystore.location=classpath:io/hawcx/test/login/elsewhere.p12",
				"spring.ssl.bundle.jks.own.keystore.password=changeit" })
class OwnCertificateTests {

	@Test
	void signInWhenCertificateIsTheApplicationsOwnThenIsTrusted(@Autowired HawcxBrowser browser) {
		assertThat(browser.signIn("/me", "bob@example.com").uri().getScheme()).isEqualTo("https");
		assertThat(browser.post("/logout", Map.of(), Map.of()).statusCode()).isEqualTo(403);
	}

}
