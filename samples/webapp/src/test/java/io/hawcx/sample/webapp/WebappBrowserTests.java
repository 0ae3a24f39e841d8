package io.hawcx.sample.webapp;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.MfaMethod;
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
 * Walks through the sample as a user does, looking at each page on the way.
 */
@RequiresBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebappBrowserTests {

	private static final By REDIRECT = By.linkText("Sign in with Hawcx");

	private static final String FORM = "main form:not([hidden]) ";

	private static final By EMAIL = By.cssSelector(FORM + "input[autocomplete=username]");

	private static final By CODE = By.cssSelector(FORM + "input[autocomplete=one-time-code]");

	private static final By SUBMIT = By.cssSelector(FORM + "button[type=submit]");

	private static final By PROBLEM = By.cssSelector(FORM + "[role=alert]:not(:empty)");

	private static final By SIGN_OUT = By.cssSelector("header button[type=submit]");

	private static final By ALWAYS = By.cssSelector("input[value=always_on]");

	private static final By PHONE = By.name("new_phone_number");

	private static final By ALERT = By.cssSelector("[role=alert]:not(:empty)");

	private static final By STATUS = By.cssSelector("[role=status]:not(:empty)");

	private static final String NUMBER = "+15555550199";

	private static final String REFUSED = "You could not be signed in";

	private final HawcxEmulator hawcx;

	private final String user;

	private final String home;

	WebappBrowserTests(@Autowired HawcxEmulator hawcx, @LocalServerPort int port) {
		this.hawcx = hawcx;
		this.user = hawcx.credentials().user();
		this.home = "http://localhost:" + port + "/";
	}

	@BeforeEach
	void forgetChanges() {
		this.hawcx.users().setMfaEnforcement(this.user, "default");
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.EMAIL_OTP);
		this.hawcx.users().setPhone(this.user, "+15555550100");
	}

	@Test
	void signsInByRedirectAndManagesAndSignsOut(Browser browser) {
		browser.open(this.home);
		look(browser);
		browser.follow(REDIRECT);
		giveEmailAndCode(browser);
		useAccountAndSignOut(browser);
	}

	@Test
	void signsInByHandOverAndManagesAndSignsOut(Browser browser) {
		browser.open(this.home);
		look(browser);
		browser.type(EMAIL, this.user);
		browser.click(SUBMIT);
		browser.find(CODE);
		look(browser);
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.click(SUBMIT);
		useAccountAndSignOut(browser);
	}

	@Test
	void signsInOnThePageByKeyboardAloneAfterAWrongCode(Browser browser) {
		browser.open(this.home);
		browser.tabTo(EMAIL).sendKeys(this.user, Keys.ENTER);
		browser.type(CODE, () -> wrong(this.hawcx.latestCode(this.user)));
		browser.tabTo(CODE).sendKeys(Keys.ENTER);
		browser.find(PROBLEM);
		look(browser);
		browser.tabTo(CODE).clear();
		browser.tabTo(CODE).sendKeys(this.hawcx.latestCode(this.user), Keys.ENTER);
		browser.awaitAddress(this.home + "account");
	}

	@Test
	void signsInOnThePageWithASecondFactor(Browser browser) {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		this.hawcx.users().setMfaEnforcement(this.user, "always_on");
		browser.open(this.home);
		browser.type(EMAIL, this.user);
		browser.click(SUBMIT);
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.click(SUBMIT);
		browser.awaitText(By.cssSelector(FORM + "label"), "authenticator");
		look(browser);
		browser.type(CODE, () -> this.hawcx.authenticatorCode(this.user));
		browser.click(SUBMIT);
		browser.awaitAddress(this.home + "account");
	}

	@Test
	void signsInByKeyboardAlone(Browser browser) {
		browser.open(this.home);
		browser.leave(() -> browser.tabTo(REDIRECT).sendKeys(Keys.ENTER));
		browser.tabTo(EMAIL).sendKeys(this.user, Keys.ENTER);
		browser.tabTo(CODE).sendKeys(this.hawcx.latestCode(this.user), Keys.ENTER);
		browser.awaitAddress(this.home + "account");
		browser.tabTo(By.cssSelector("input[value=default]")).sendKeys(Keys.ARROW_DOWN);
		browser.tabTo(SUBMIT).sendKeys(Keys.ENTER);
		browser.awaitText(STATUS, "saved");
		assertThat(browser.find(ALWAYS).isSelected()).isTrue();
		browser.tabTo(SIGN_OUT).sendKeys(Keys.ENTER);
		browser.awaitText(STATUS, "signed out");
	}

	@Test
	void changesPhoneAndSecondFactorWithProof(Browser browser) {
		browser.open(this.home);
		browser.follow(REDIRECT);
		giveEmailAndCode(browser);
		browser.awaitAddress(this.home + "account");
		browser.type(PHONE, NUMBER);
		browser.find(PHONE).submit();
		prove(browser);
		assertThat(this.hawcx.users().find(this.user).phone()).isEqualTo(NUMBER);
		browser.click(By.cssSelector("input[value=sms_otp]"));
		browser.find(By.cssSelector("input[value=sms_otp]")).submit();
		prove(browser);
		assertThat(this.hawcx.users().find(this.user).mfaMethod()).isEqualTo(MfaMethod.SMS_OTP);
	}

	@Test
	void saysSoBesideTheFieldWhenHawcxRefusesTheChange(Browser browser) {
		browser.open(this.home);
		browser.follow(REDIRECT);
		giveEmailAndCode(browser);
		browser.awaitAddress(this.home + "account");
		browser.type(PHONE, "555");
		browser.find(PHONE).submit();
		browser.awaitText(By.id("phone-problem"), "country code");
		look(browser);
		browser.open(this.home + "account?purpose=change_phone_number&step_up_receipt=forged");
		browser.awaitText(By.id("phone-problem"), "not started in this session");
		assertThat(browser.address()).doesNotContain("forged");
		browser.open(this.home + "account?purpose=change_phone_number&error=access_denied");
		browser.awaitText(By.id("phone-problem"), "You cancelled at Hawcx");
		assertThat(browser.address()).doesNotContain("error");
	}

	@Test
	void refusesWrongOneTimeCode(Browser browser) {
		browser.open(this.home);
		browser.follow(REDIRECT);
		browser.type(EMAIL, this.user);
		browser.click(SUBMIT);
		browser.type(CODE, () -> wrong(this.hawcx.latestCode(this.user)));
		browser.click(SUBMIT);
		browser.find(ALERT);
		lookAtHawcx(browser);
		browser.open(this.home + "account");
		browser.awaitAddress(this.home);
		browser.find(REDIRECT);
	}

	@Test
	void showsFailedLoginByRedirect(Browser browser) {
		browser.open(this.home + "login/oauth2/code/hawcx?code=forged&state=forged");
		browser.awaitText(ALERT, REFUSED);
		look(browser);
	}

	@Test
	void showsFailedHandOver(Browser browser) {
		this.hawcx.faults().on("/oauth2/token").times(1).status(401);
		browser.open(this.home);
		browser.type(EMAIL, this.user);
		browser.click(SUBMIT);
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.click(SUBMIT);
		browser.awaitText(PROBLEM, REFUSED);
		look(browser);
	}

	@Test
	void showsMissingPage(Browser browser) {
		browser.open(this.home);
		browser.follow(REDIRECT);
		giveEmailAndCode(browser);
		browser.awaitAddress(this.home + "account");
		browser.open(this.home + "nowhere");
		browser.awaitText(By.tagName("h1"), "no such page");
		look(browser);
		browser.follow(SIGN_OUT);
		browser.awaitText(STATUS, "signed out");
	}

	private void giveEmailAndCode(Browser browser) {
		browser.find(EMAIL);
		lookAtHawcx(browser);
		browser.type(EMAIL, this.user);
		browser.follow(SUBMIT);
		browser.find(CODE);
		lookAtHawcx(browser);
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.follow(SUBMIT);
	}

	private void prove(Browser browser) {
		browser.awaitAddress(this.hawcx.baseUrl() + "/step-up");
		lookAtHawcx(browser);
		browser.type(CODE, () -> this.hawcx.latestCode(this.user));
		browser.follow(SUBMIT);
		browser.awaitText(By.cssSelector(".step-up [role=status]:not(:empty)"), "has made the change");
		assertThat(browser.address()).isEqualTo(this.home + "account");
		look(browser);
	}

	private void useAccountAndSignOut(Browser browser) {
		browser.awaitAddress(this.home + "account");
		assertThat(browser.find(By.id("email")).getText()).isEqualTo(this.user);
		assertThat(browser.find(By.id("subject")).getText()).isEqualTo(this.hawcx.users().find(this.user).subject());
		assertThat(browser.find(By.id("how")).getText()).contains("swk");
		assertThat(browser.find(By.id("acr")).getText()).isEqualTo("urn:hawcx:pwdless:v1");
		assertThat(browser.find(By.id("when")).getText()).endsWith("UTC");
		assertThat(browser.find(By.cssSelector("input[value=default]")).isSelected()).isTrue();
		browser.click(By.tagName("summary"));
		look(browser);
		browser.click(ALWAYS);
		browser.follow(SUBMIT);
		browser.awaitText(STATUS, "saved");
		assertThat(browser.find(ALWAYS).isSelected()).isTrue();
		assertThat(this.hawcx.users().find(this.user).mfaEnforcement()).isEqualTo("always_on");
		look(browser);
		browser.follow(SIGN_OUT);
		browser.awaitText(STATUS, "signed out");
		look(browser);
		browser.open(this.home + "account");
		browser.find(REDIRECT);
		assertThat(browser.text()).doesNotContain(this.user);
	}

	private void look(Browser browser) {
		assertThat(browser.countVisible(By.className("primary"))).as("primary actions").isEqualTo(1);
		lookAtHawcx(browser);
	}

	private void lookAtHawcx(Browser browser) {
		assertThat(browser.violations()).isEmpty();
	}

	private static String wrong(String code) {
		char first = (code.charAt(0) == '9') ? '0' : (char) (code.charAt(0) + 1);
		return first + code.substring(1);
	}

}
