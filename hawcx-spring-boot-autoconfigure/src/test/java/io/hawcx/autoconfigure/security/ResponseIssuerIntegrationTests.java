package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A login by redirect at a Hawcx that names itself in its answers (RFC 9207).
 */
class ResponseIssuerIntegrationTests {

	private static final Pattern HIDDEN = Pattern.compile("name=\"(op|csrf)\" value=\"([^\"]+)\"");

	@Test
	void redirectWhenHawcxNamesItselfThenSignsIn() throws IOException {
		try (HawcxEmulator emulator = HawcxEmulator.builder().responseIssuer(true).start();
				LoginApplication application = application(emulator)) {
			Browser browser = application.browser();
			String answer = signIn(browser, emulator);
			assertThat(Browser.query(answer)).containsEntry("iss", emulator.baseUrl());
			assertThat(Browser.location(browser.get(answer))).doesNotContain("error");
			assertThat(browser.get("/me").body()).isEqualTo(emulator.credentials().user());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&iss=", "&iss=https%3A%2F%2Fevil.example", "&iss=http%3A%2F%2F127.0.0.1%3A1" })
	void redirectWhenTheNameIsMissingOrForgedThenIsRefusedBeforeTheCodeIsRedeemed(String name) throws IOException {
		try (HawcxEmulator emulator = HawcxEmulator.builder().responseIssuer(true).start();
				LoginApplication application = application(emulator)) {
			Browser browser = application.browser();
			String answer = signIn(browser, emulator);
			assertThat(Browser.location(browser.get(answer.substring(0, answer.indexOf("&iss=")) + name)))
				.endsWith("/login?error");
			assertThat(browser.get("/me").statusCode()).isEqualTo(302);
			assertThat(emulator.requests().to("/oauth2/token").count()).isZero();
		}
	}

	private static LoginApplication application(HawcxEmulator emulator) {
		return new LoginApplication(Map.of("hawcx.base-url", emulator.baseUrl(), "hawcx.config-id",
				emulator.credentials().configId(), "hawcx.client-id", emulator.credentials().publicClientId()));
	}

	private static String signIn(Browser browser, HawcxEmulator emulator) throws IOException {
		Browser hosted = new Browser(emulator.baseUrl());
		browser.get("/me");
		String login = Browser.location(hosted.get(Browser.location(browser.get("/oauth2/authorization/hawcx"))));
		String user = emulator.credentials().user();
		hosted.postForm("/login", hidden(hosted.get(login).body()) + "email=" + user);
		String code = emulator.latestCode(user);
		return Browser.location(hosted
			.get(Browser.location(hosted.postForm("/login", hidden(hosted.get(login).body()) + "code=" + code))));
	}

	private static String hidden(String page) {
		// The code's page has a second form with the same fields.
		Map<String, String> form = new LinkedHashMap<>();
		for (Matcher matcher = HIDDEN.matcher(page); matcher.find();) {
			form.put(matcher.group(1), matcher.group(2));
		}
		return Browser.form(form) + "&";
	}

}
