package io.hawcx.benchmark.login;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs on at the emulator's own pages, once for all logins by redirect.
 */
final class EmulatorSignOn {

	private static final Pattern OPERATION = Pattern.compile("op=([^&]+)");

	private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

	private static final Pattern CODE = Pattern.compile("id=\"one-time-code\">([0-9]{6})<");

	private EmulatorSignOn() {
	}

	static String cookie(Browser browser, String application, String issuer, String user) throws IOException {
		Browser.Answer parked = browser.get(RedirectLogin.begin(browser, application, "hawcx").location(), "", 302);
		String operation = find(OPERATION, parked.location());
		String page = issuer + "/login?op=" + operation;
		String csrf = find(CSRF, browser.get(page, parked.cookie(), 200).body());
		browser.post(issuer + "/login", parked.cookie(), Map.of("op", operation, "csrf", csrf, "email", user), 303);
		String code = find(CODE, browser.get(page, parked.cookie(), 200).body());
		return browser
			.post(issuer + "/login", parked.cookie(), Map.of("op", operation, "csrf", csrf, "code", code), 303)
			.cookie();
	}

	private static String find(Pattern pattern, String text) throws IOException {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IOException("The emulator's page is another than expected");
		}
		return matcher.group(1);
	}

}
