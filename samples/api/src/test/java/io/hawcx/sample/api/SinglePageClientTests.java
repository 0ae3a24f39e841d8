package io.hawcx.sample.api;

import java.util.List;

import io.hawcx.sample.browser.Browser;
import io.hawcx.sample.browser.RequiresBrowser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A single-page application signs users in from another origin, in Chromium.
 */
@RequiresBrowser
class SinglePageClientTests extends RunningApi {

	private static final By EMAIL = By.name("identifier");

	private static final By CODE = By.name("code");

	private static final By NAME = By.id("email");

	private static final By ENFORCEMENT = By.id("enforcement");

	private static final By PROBLEM = By.id("problem");

	@Test
	void signsInByCookieWhenSiteIsTheSame(Browser browser) {
		browser.open(this.client.origin("localhost"));
		assertThat(browser.violations()).isEmpty();
		signIn(browser);
		useApi(browser);
		browser.open(this.client.origin("localhost"));
		browser.awaitText(NAME, this.user);
		signOut(browser);
	}

	@Test
	void signsInByTokenAloneWhenSiteIsAnother(Browser browser) {
		browser.open(this.client.origin("127.0.0.1"));
		signIn(browser);
		browser.awaitText(PROBLEM, "invalid_csrf_token");
		assertThat(browser.countVisible(NAME)).isZero();
		browser.open(this.client.origin("127.0.0.1") + "/?token");
		signIn(browser);
		useApi(browser);
		signOut(browser);
	}

	@Test
	void isRefusedWhenOriginIsNotListed(Browser browser) {
		for (String door : List.of("/", "/?token")) {
			browser.open(this.client.origin("unlisted.localhost") + door);
			signIn(browser);
			browser.awaitText(PROBLEM, "Failed to fetch");
			assertThat(browser.countVisible(NAME)).isZero();
		}
		browser.open(this.client.origin("localhost"));
		browser.find(EMAIL);
	}

	private void signIn(Browser browser) {
		browser.type(EMAIL, this.user);
		browser.find(EMAIL).submit();
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.find(CODE).submit();
	}

	private void useApi(Browser browser) {
		browser.awaitText(NAME, this.user);
		browser.awaitText(ENFORCEMENT, "default");
		browser.click(By.name("always"));
		browser.awaitText(ENFORCEMENT, "always_on");
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("always_on");
	}

	// The page asks the API once more when it is opened anew.
	private void signOut(Browser browser) {
		String address = browser.address();
		browser.click(By.name("leave"));
		browser.find(EMAIL);
		browser.open(address);
		browser.find(EMAIL);
		assertThat(browser.countVisible(NAME)).isZero();
	}

}
