package io.hawcx.sample.webflux;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.sample.browser.Browser;
import io.hawcx.sample.browser.RequiresBrowser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through the sample in Chromium.
 */
@RequiresBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebfluxBrowserTests {

	private static final By EMAIL = By.cssSelector("form:not([hidden]) input[autocomplete=username]");

	private static final By CODE = By.cssSelector("form:not([hidden]) input[autocomplete=one-time-code]");

	private final HawcxEmulator hawcx;

	private final String user;

	private final String home;

	WebfluxBrowserTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.user = hawcx.credentials().user();
		this.home = "http://localhost:" + port + "/";
	}

	@Test
	void signsInByRedirectAndSignsOut(Browser browser) {
		browser.open(this.home + "account");
		assertThat(browser.violations()).isEmpty();
		browser.leave(() -> browser.tabTo(By.linkText("Sign in with Hawcx")).sendKeys(Keys.ENTER));
		giveEmailAndCode(browser);
		browser.awaitText(By.id("who"), this.user);
		assertThat(browser.violations()).isEmpty();
		browser.open(this.home + "nowhere");
		browser.awaitText(By.tagName("h1"), "There is no such page");
		assertThat(browser.violations()).isEmpty();
		browser.click(By.cssSelector("header button"));
		browser.awaitAddress(this.home + "?logout");
	}

	@Test
	void signsInWithoutLeavingThePage(Browser browser) {
		browser.open(this.home);
		assertThat(browser.violations()).isEmpty();
		giveEmailAndCode(browser);
		browser.awaitText(By.id("who"), this.user);
	}

	private void giveEmailAndCode(Browser browser) {
		browser.tabTo(EMAIL).sendKeys(this.user, Keys.ENTER);
		browser.tabTo(CODE).sendKeys(this.hawcx.latestCode(this.user), Keys.ENTER);
	}

}
