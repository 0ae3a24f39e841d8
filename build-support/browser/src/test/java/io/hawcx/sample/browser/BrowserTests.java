package io.hawcx.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

@RequiresBrowser
class BrowserTests {

	private static final By FIELD = By.id("code");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void violationsNameWhatIsWrong(Browser browser) throws IOException {
		open(browser, "<img src='x'><p style='color: #ccc'>Faint</p><div style='width: 900px'>Wide</div>");
		assertThat(browser.violations()).anyMatch((violation) -> violation.contains("image-alt"))
			.anyMatch((violation) -> violation.contains("color-contrast"))
			.anyMatch((violation) -> violation.contains("scrolls sideways at 320 px"));
	}

	@Test
	void violationsAreEmptyWhenNothingIsWrong(Browser browser) throws IOException {
		open(browser, "<h1>All is well</h1>");
		assertThat(browser.violations()).isEmpty();
	}

	@Test
	void typeWhenTheFieldComesLaterThenAsksForTheTextOnlyThen(Browser browser) throws IOException {
		open(browser, """
				<h1>Code</h1><script>setTimeout(() => document.querySelector('h1').after(
					Object.assign(document.createElement('input'), { id: 'code' })), 500)</script>""");
		browser.type(FIELD, () -> String.valueOf(browser.count(FIELD)));
		assertThat(browser.find(FIELD).getAttribute("value")).isEqualTo("1");
	}

	@Test
	void leaveWhenTheNextPageComesLaterThenFindsWhatIsOnThatOne(Browser browser) throws IOException {
		Files.writeString(this.folder.resolve("next.html"), "<!DOCTYPE html><title>Next</title><h1>Next</h1>");
		open(browser,
				"<h1>First</h1><button onclick=\"setTimeout(() => location.assign('next.html'), 500)\">Go</button>");
		browser.follow(By.tagName("button"));
		assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Next");
	}

	@Test
	void consoleErrorsTellWhatThePolicyRefused(Browser browser) throws IOException {
		open(browser, "<h1>Page</h1>");
		assertThat(browser.consoleErrors()).isEmpty();
		open(browser,
				"""
						<meta http-equiv="Content-Security-Policy" content="style-src 'none'"><h1 style="color: red">Page</h1>""");
		assertThat(browser.consoleErrors()).singleElement().asString().contains("Content Security Policy", "style-src");
	}

	private void open(Browser browser, String content) throws IOException {
		Path file = Files.writeString(this.folder.resolve("page.html"),
				"<!DOCTYPE html><html lang=\"en\"><title>Page</title><main>" + content + "</main></html>");
		browser.open(file.toUri().toString());
	}

}
