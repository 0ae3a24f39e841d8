package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ServletBasePathContractTests extends BasePathContract {

	@Override
	List<String> bases() {
		return List.of("server.servlet.context-path", "spring.mvc.servlet.path");
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		// Filters see what is outside of the servlet's path too.
		all.put("server.servlet.register-default-servlet", "true");
		return new ContractApplication(WebApplicationType.SERVLET, all, ServletPages.class);
	}

	@Test
	void loginWhenServletHasPathAndPageIsGeneratedThenIsBelowIt() throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.SERVLET,
				LoginContract.embedded("spring.mvc.servlet.path", "/base"), ServletPages.class)) {
			Visitor visitor = application.visitor();
			Map<String, String> asked = Browser.query(visitor.redirect(visitor.redirect("/base/me")));
			assertThat(visitor.redirect("/base" + visitor.callback(asked))).contains("/base/me");
			assertThat(visitor.body("/base/me")).isEqualTo(application.emulator().credentials().user());
			Visitor failing = application.visitor();
			HttpResponse<String> failed = failing
				.follow(failing.browser().get("/base/login/oauth2/code/hawcx?code=x&state=y"));
			assertThat(failed.body()).contains("Sign-in failed", "href=\"/base/oauth2/authorization/hawcx\"",
					"href=\"/base/login/hawcx.css\"");
			assertThat(failing.body("/base/login")).contains("\"/base/oauth2/authorization/hawcx\"");
		}
	}

	@Test
	void loginWhenServletHasPathAndThereAreSeveralThenUserChoosesBelowIt() throws IOException {
		String client = "spring.security.oauth2.client.registration.other.";
		try (ContractApplication application = new ContractApplication(
				WebApplicationType.SERVLET, LoginContract.embedded("spring.mvc.servlet.path", "/base",
						client + "provider", "github", client + "client-id", "id", client + "client-secret", "secret"),
				ServletPages.class)) {
			Visitor visitor = application.visitor();
			assertThat(visitor.redirect("/base/me")).endsWith("/base/login");
			assertThat(visitor.body("/base/login")).contains("\"/base/oauth2/authorization/hawcx\"",
					"\"/base/oauth2/authorization/other\"");
			assertThat(visitor.redirect("/base/oauth2/authorization/other")).startsWith("https://github.com/");
		}
	}

}
