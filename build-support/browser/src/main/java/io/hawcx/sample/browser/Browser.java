package io.hawcx.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium with a profile of its own, which is deleted afterwards. Every
 * lookup waits until the element is there.
 */
public final class Browser implements AutoCloseable {

	// It tells of bindings to Chromium's debugging protocol, which are not needed.
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	static {
		SELENIUM.setLevel(Level.SEVERE);
	}

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(Path profile, ChromeDriver driver) {
		this.profile = profile;
		this.driver = driver;
	}

	static Browser start(BrowserBinaries binaries) {
		Path profile = temporaryFolder();
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binaries.browser().toFile());
		options.addArguments("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--no-proxy-server", "--window-size=1100,900", "--user-data-dir=" + profile);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.SEVERE);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		if ("root".equals(System.getProperty("user.name"))) {
			options.addArguments("--no-sandbox");
		}
		// A driver that is named is not looked for, let alone downloaded.
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(binaries.driver().toFile())
			.usingAnyFreePort()
			.build();
		try {
			return new Browser(profile, new ChromeDriver(service, options));
		}
		catch (RuntimeException ex) {
			delete(profile);
			throw ex;
		}
	}

	public void open(String address) {
		this.driver.get(address);
	}

	public String address() {
		return this.driver.getCurrentUrl();
	}

	public String text() {
		return find(By.tagName("body")).getText();
	}

	public WebElement find(By what) {
		return await(ExpectedConditions.visibilityOfElementLocated(what));
	}

	public void click(By what) {
		await(ExpectedConditions.elementToBeClickable(what)).click();
	}

	public void type(By what, String text) {
		find(what).sendKeys(text);
	}

	/**
	 * Type what is known only once the field is there, as the one-time code that the page
	 * before it has sent for.
	 * @param what the field
	 * @param text what to type, asked for when the field is there
	 */
	public void type(By what, Supplier<String> text) {
		WebElement field = find(what);
		field.sendKeys(text.get());
	}

	/**
	 * Run a script in the page, whatever its Content-Security-Policy.
	 * @param script the body of a function
	 * @param arguments its arguments
	 * @return what it returns, as the driver hands it on
	 */
	public @Nullable Object script(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	public long countVisible(By what) {
		return this.driver.findElements(what).stream().filter(WebElement::isDisplayed).count();
	}

	public int count(By what) {
		return this.driver.findElements(what).size();
	}

	public void awaitAddress(String start) {
		await((browser) -> address().startsWith(start) && isComplete());
	}

	/**
	 * Wait until the page has no such element any more, as when the answer to a form has
	 * taken its place. An address tells nothing where the answer has the address of the
	 * page.
	 * @param what the element
	 */
	public void awaitAbsence(By what) {
		await((browser) -> count(what) == 0);
	}

	public void awaitText(By what, String text) {
		await(ExpectedConditions.textToBePresentInElementLocated(what, text));
	}

	/**
	 * Click what leads to another page, and wait until that one is there as a whole.
	 * @param what the link or button
	 */
	public void follow(By what) {
		leave(() -> click(what));
	}

	/**
	 * Do what leads to another page, and wait until that one is there as a whole: what
	 * both have, such as a field for the e-mail address, would else be found on the first
	 * one, which may go at any moment.
	 * @param step what leads there
	 */
	public void leave(Runnable step) {
		script("window.leaving = true");
		step.run();
		await((browser) -> Boolean.TRUE.equals(script("return !window.leaving")) && isComplete());
	}

	private boolean isComplete() {
		return "complete".equals(script("return document.readyState"));
	}

	/**
	 * Return what browsers tell developers is wrong, on all pages since the last call:
	 * what the Content-Security-Policy has refused, what could not be loaded, failures of
	 * scripts.
	 * @return the messages, with the address that each is about
	 */
	public List<String> consoleErrors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	/**
	 * Move the focus with the tab key until it is on an element, as somebody without a
	 * mouse would.
	 * @param what the element
	 * @return the element, focused
	 */
	public WebElement tabTo(By what) {
		WebElement wanted = find(what);
		for (int i = 0; i < 40; i++) {
			WebElement focused = this.driver.switchTo().activeElement();
			if (focused.equals(wanted)) {
				return focused;
			}
			focused.sendKeys(Keys.TAB);
		}
		throw new AssertionError("The tab key does not reach " + what + " on " + address());
	}

	/**
	 * Find out what is wrong with the page for people with disabilities, on a desktop and
	 * on a narrow phone, light and dark, and whether it scrolls sideways.
	 * @return the violations, with where they were found
	 */
	public List<String> violations() {
		return new AccessibilityCheck(this.driver).violations();
	}

	/**
	 * Take a picture of the page.
	 * @param file where it goes
	 * @param width of the window in pixels
	 * @param scheme {@code light} or {@code dark}
	 */
	public void picture(Path file, int width, String scheme) {
		new AccessibilityCheck(this.driver).picture(file, width, scheme);
	}

	// While a page takes another's place the driver fails in ways that have no type of
	// their own.
	private <T> T await(ExpectedCondition<T> condition) {
		return new WebDriverWait(this.driver, PATIENCE).ignoring(WebDriverException.class).until(condition);
	}

	@Override
	public void close() {
		try {
			this.driver.quit();
		}
		finally {
			delete(this.profile);
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("hawcx-browser");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
