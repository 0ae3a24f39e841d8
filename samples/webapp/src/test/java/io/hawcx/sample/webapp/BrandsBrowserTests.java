package io.hawcx.sample.webapp;

import java.nio.file.Path;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.sample.browser.Browser;
import io.hawcx.sample.browser.RequiresBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through both brands at their own hosts, whose names Chromium takes for this
 * machine. Pictures go where {@code -Dhawcx.pictures=FOLDER} says.
 */
@ActiveProfiles("brands")
@RequiresBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrandsBrowserTests {

	private static final Path PICTURES = Path.of(System.getProperty("hawcx.pictures", "target/pictures"));

	private static final String FORM = "main form:not([hidden]) ";

	private static final By REDIRECT = By.linkText("Sign in with Hawcx");

	private static final By EMAIL = By.cssSelector(FORM + "input[autocomplete=username]");

	private static final By CODE = By.cssSelector(FORM + "input[autocomplete=one-time-code]");

	private static final By SUBMIT = By.cssSelector(FORM + "button[type=submit]");

	private static final By PHONE = By.name("new_phone_number");

	private static final String NUMBER = "+15555550199";

	private static final By STATUS = By.cssSelector(".step-up [role=status]:not(:empty)");

	private static final By SIGN_OUT = By.cssSelector("header button[type=submit]");

	private static final By BRAND = By.cssSelector("header .brand");

	private final HawcxEmulator hawcx;

	private final int port;

	BrandsBrowserTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.port = port;
	}

	@ParameterizedTest
	@CsvSource({ "acme, Acme, '11, 107, 93', light, beta", "beta, Beta Books, '138, 58, 156', dark, acme" })
	void signsInByBothWaysAndIsAnonymousAtTheOther(String tenant, String name, String accent, String scheme,
			String other, Browser browser) {
		EmulatorTenant project = this.hawcx.tenant(tenant);
		browser.open(home(tenant));
		browser.awaitText(By.tagName("h1"), "Sign in to " + name);
		assertThat(browser.find(SUBMIT).getCssValue("background-color")).contains(accent);
		look(browser, name);
		browser.picture(PICTURES.resolve("brand-" + tenant + ".png"), 520, scheme);
		browser.type(EMAIL, project.credentials().user());
		browser.click(SUBMIT);
		browser.type(CODE, () -> project.latestCode(project.credentials().user()));
		browser.leave(() -> browser.click(SUBMIT));
		useAccount(browser, project, name);
		changePhone(browser, project, this.hawcx.tenant(other));
		assertThatNobodyIsSignedIn(browser, other);
		browser.open(home(tenant));
		browser.awaitAddress(home(tenant) + "account");
		signOut(browser, tenant);

		browser.follow(REDIRECT);
		browser.type(EMAIL, project.credentials().user());
		browser.follow(SUBMIT);
		browser.type(CODE, () -> project.latestCode(project.credentials().user()));
		browser.follow(SUBMIT);
		useAccount(browser, project, name);
		assertThatNobodyIsSignedIn(browser, other);
		browser.open(home(tenant));
		signOut(browser, tenant);
		assertThat(browser.consoleErrors()).isEmpty();
	}

	@Test
	void showsMissingPageWhenTheHostIsNobodys(Browser browser) {
		browser.open("http://localhost:" + this.port + "/");
		browser.awaitText(By.tagName("h1"), "no such page");
		assertThat(browser.text()).doesNotContain("Acme", "Beta");
		assertThat(browser.violations()).isEmpty();
		assertThat(browser.consoleErrors()).singleElement().asString().contains("404");
	}

	private void useAccount(Browser browser, EmulatorTenant project, String name) {
		browser.awaitAddress(home(String.valueOf(project.name())) + "account");
		assertThat(browser.find(By.id("brand")).getText()).isEqualTo(name);
		assertThat(browser.find(By.id("subject")).getText())
			.isEqualTo(project.users().find(project.credentials().user()).subject());
		look(browser, name);
	}

	// At the own project alone, where the other one has a user of the same address.
	private static void changePhone(Browser browser, EmulatorTenant project, EmulatorTenant other) {
		String user = project.credentials().user();
		String before = other.users().find(user).phone();
		browser.type(PHONE, NUMBER);
		browser.leave(() -> browser.find(PHONE).submit());
		browser.type(CODE, () -> project.latestCode(user));
		browser.follow(SUBMIT);
		browser.awaitText(STATUS, "has made the change");
		assertThat(project.users().find(user).phone()).isEqualTo(NUMBER);
		assertThat(other.users().find(user).phone()).isEqualTo(before).isNotEqualTo(NUMBER);
		project.users().setPhone(user, before);
	}

	private void assertThatNobodyIsSignedIn(Browser browser, String tenant) {
		browser.open(home(tenant) + "account");
		assertThat(browser.address()).isEqualTo(home(tenant));
		browser.find(REDIRECT);
		assertThat(browser.count(SIGN_OUT)).isZero();
	}

	private void signOut(Browser browser, String tenant) {
		browser.follow(SIGN_OUT);
		assertThat(browser.address()).isEqualTo(home(tenant) + "?logout");
	}

	private void look(Browser browser, String name) {
		assertThat(browser.find(BRAND).getText()).isEqualTo(name);
		assertThat(browser.violations()).isEmpty();
	}

	private String home(String tenant) {
		return "http://" + tenant + ".localhost:" + this.port + "/";
	}

}
