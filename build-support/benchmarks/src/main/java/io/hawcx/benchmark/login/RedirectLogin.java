package io.hawcx.benchmark.login;

import java.io.IOException;

/**
 * A login by redirect, of a browser that the provider knows already: application,
 * provider, callback, page.
 */
final class RedirectLogin implements Login {

	private final Browser browser;

	private final String application;

	private final String registration;

	private final String signOn;

	RedirectLogin(Browser browser, String application, String registration, String signOn) {
		this.browser = browser;
		this.application = application;
		this.registration = registration;
		this.signOn = signOn;
	}

	@Override
	public String signIn() throws IOException {
		Browser.Answer begun = begin(this.browser, this.application, this.registration);
		Browser.Answer passed = this.browser.get(begun.location(), this.signOn, 302);
		Browser.Answer done = this.browser.get(passed.location(), begun.cookie(), 302);
		if (!done.location().equals("/") && !done.location().equals(this.application + "/")) {
			throw new IOException("The login ended at " + done.location());
		}
		return this.browser.get(this.application + "/", done.cookie(), 200).body();
	}

	static Browser.Answer begin(Browser browser, String application, String registration) throws IOException {
		return browser.get(application + "/oauth2/authorization/" + registration, "", 302);
	}

}
