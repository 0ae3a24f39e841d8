package io.hawcx.sample.webapp;

import java.nio.file.Path;

import io.hawcx.Hawcx;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.management.StepUp;
import io.hawcx.sample.browser.Browser;
import io.hawcx.sample.browser.RequiresBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the pages of the emulator, and takes the pictures of the documentation:
 * {@code -Dhawcx.pictures=FOLDER} says where they go.
 */
@RequiresBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EmulatorPagesBrowserTests {

	private static final Path PICTURES = Path.of(System.getProperty("hawcx.pictures", "target/pictures"));

	private static final String USER = "carol@example.com";

	private static final By HEADING = By.tagName("h1");

	private static final By EMAIL = By.cssSelector("input[autocomplete=username]");

	private static final By CODE = By.cssSelector("input[autocomplete=one-time-code]");

	private static final By APPROVE = By.cssSelector("button[value=approve]");

	private static final By SUBMIT = By.cssSelector("main button[type=submit]");

	private final HawcxEmulator emulator;

	private final Hawcx hawcx;

	private final String home;

	EmulatorPagesBrowserTests(@Autowired HawcxEmulator emulator, @Autowired Hawcx hawcx, @LocalServerPort int port) {
		this.emulator = emulator;
		this.hawcx = hawcx;
		this.home = "http://localhost:" + port + "/";
	}

	@BeforeEach
	void createUser() {
		this.emulator.users().create(USER);
		this.emulator.users().setPhone(USER, "+15555550177");
		this.emulator.users().setMfaMethod(USER, MfaMethod.EMAIL_OTP);
		this.emulator.users().setPrimaryMethods(USER, SignInMethod.EMAIL_OTP);
	}

	@Test
	void takesPicturesOnTheWayIn(Browser browser) {
		browser.open(this.home);
		picture(browser, "home", "light");
		browser.follow(By.linkText("Sign in with Hawcx"));
		browser.find(EMAIL);
		picture(browser, "login", "light");
		browser.type(EMAIL, USER);
		browser.follow(SUBMIT);
		browser.find(CODE);
		picture(browser, "code", "dark");
		browser.type(CODE, () -> this.emulator.latestCode(USER));
		browser.click(SUBMIT);
		browser.awaitAddress(this.home + "account");
		picture(browser, "account", "light");
	}

	@Test
	void asksForTheAuthenticatorsCode(Browser browser) {
		this.emulator.users().setMfaMethod(USER, MfaMethod.TOTP);
		browser.open(this.home);
		browser.follow(By.linkText("Sign in with Hawcx"));
		browser.type(EMAIL, USER);
		browser.follow(SUBMIT);
		browser.type(CODE, () -> this.emulator.latestCode(USER));
		browser.click(SUBMIT);
		browser.awaitText(HEADING, "authenticator");
		assertThat(browser.violations()).isEmpty();
	}

	@Test
	void showsWhatAStepUpChangesAndTheReceipt(Browser browser) {
		browser.open(stepUp());
		browser.awaitText(By.id("change"), "+15555550188");
		assertThat(browser.violations()).isEmpty();
		picture(browser, "step-up", "light");
		browser.tabTo(CODE).sendKeys(this.emulator.latestCode(USER), Keys.ENTER);
		browser.find(By.id("receipt"));
		assertThat(browser.violations()).isEmpty();
	}

	@Test
	void showsWhatIsWrong(Browser browser) {
		browser.open(this.emulator.baseUrl() + "/step-up?token=over");
		browser.awaitText(HEADING, "over");
		assertThat(browser.violations()).isEmpty();
		browser.open(this.emulator.baseUrl() + "/authorize?client_id=nobody");
		browser.awaitText(By.cssSelector("[role=alert]"), "client_id");
		assertThat(browser.violations()).isEmpty();
	}

	@Test
	void showsTheDashboard(Browser browser) {
		browser.open(stepUp());
		browser.find(CODE);
		browser.open(this.emulator.baseUrl() + "/authorize?client_id=nobody");
		browser.open(this.emulator.baseUrl());
		browser.awaitAddress(this.emulator.baseUrl() + "/emulator");
		assertThat(browser.text()).contains(this.emulator.latestCode(USER), USER,
				"The client_id is missing or unknown.", this.emulator.credentials().confidentialClientId());
		assertThat(browser.violations()).isEmpty();
		picture(browser, "dashboard", "light");
		browser.tabTo(By.linkText("Refresh")).sendKeys(Keys.ENTER);
		browser.awaitText(HEADING, "Dashboard");
	}

	@Test
	void approvesOnTheDashboard(Browser browser) {
		this.emulator.users().setPrimaryMethods(USER, SignInMethod.APPROVAL);
		browser.open(this.home);
		browser.follow(By.linkText("Sign in with Hawcx"));
		browser.type(EMAIL, USER);
		browser.follow(SUBMIT);
		browser.find(By.linkText("dashboard"));
		String waiting = browser.address();
		browser.click(SUBMIT);
		browser.awaitText(By.cssSelector("[role=alert]"), "Nobody has approved");
		assertThat(browser.violations()).isEmpty();
		browser.open(this.emulator.baseUrl());
		assertThat(browser.violations()).isEmpty();
		browser.click(APPROVE);
		browser.awaitAbsence(APPROVE);
		browser.open(waiting);
		browser.click(SUBMIT);
		browser.type(CODE, () -> this.emulator.latestCode(USER));
		browser.click(SUBMIT);
		browser.awaitAddress(this.home + "account");
	}

	private String stepUp() {
		return this.emulator.baseUrl() + "/step-up?token="
				+ this.hawcx.startStepUp(StepUp.changePhoneNumber(USER, "+15555550188")).startToken();
	}

	private static void picture(Browser browser, String name, String scheme) {
		browser.picture(PICTURES.resolve(name + ".png"), 520, scheme);
	}

}
