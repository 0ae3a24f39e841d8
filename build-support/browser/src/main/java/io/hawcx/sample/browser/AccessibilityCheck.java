package io.hawcx.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.core.io.ClassPathResource;

/**
 * Looks at a page as people with disabilities meet it: through axe-core, on a narrow
 * phone, in light and dark, and with text twice its size.
 */
class AccessibilityCheck {

	private static final String AXE = read("axe.min.js");

	private static final String RUN_AXE = """
			const done = arguments[arguments.length - 1];
			axe.run().then((result) => done(result.violations.flatMap((violation) =>
				violation.nodes.map((node) => violation.id + ': ' + node.html + ' ' + node.failureSummary))),
				(error) => done(['axe failed: ' + error]));
			""";

	private static final String SCROLLS_SIDEWAYS = "return document.documentElement.scrollWidth > window.innerWidth";

	private static final String TEXT_SIZE = "document.documentElement.style.fontSize = arguments[0]";

	private static final String CONTENT_HEIGHT = "return Math.ceil(document.body.getBoundingClientRect().bottom)";

	/** A picture of a longer page ends here. */
	private static final int PICTURE_HEIGHT = 680;

	private final ChromeDriver driver;

	AccessibilityCheck(ChromeDriver driver) {
		this.driver = driver;
	}

	List<String> violations() {
		List<String> found = new ArrayList<>();
		this.driver.executeScript(AXE);
		for (int width : new int[] { 320, 1280 }) {
			for (String scheme : List.of("light", "dark")) {
				show(width, scheme);
				String where = this.driver.getCurrentUrl() + " at " + width + " px, " + scheme + ": ";
				((List<?>) this.driver.executeAsyncScript(RUN_AXE))
					.forEach((violation) -> found.add(where + violation));
			}
			addIfSideways(found, width + " px");
		}
		show(640, "light");
		this.driver.executeScript(TEXT_SIZE, "200%");
		addIfSideways(found, "200 % text");
		this.driver.executeScript(TEXT_SIZE, "");
		reset();
		return found;
	}

	void picture(Path file, int width, String scheme) {
		this.driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
		show(width, scheme);
		Object content = this.driver.executeScript(CONTENT_HEIGHT);
		show(width, (content instanceof Long height) ? Math.min(height.intValue(), PICTURE_HEIGHT) : PICTURE_HEIGHT,
				scheme);
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", false));
		reset();
	}

	private void addIfSideways(List<String> found, String how) {
		if (Boolean.TRUE.equals(this.driver.executeScript(SCROLLS_SIDEWAYS))) {
			found.add(this.driver.getCurrentUrl() + " scrolls sideways at " + how);
		}
	}

	private void show(int width, String scheme) {
		show(width, 900, scheme);
	}

	private void show(int width, int height, String scheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		// A colour that is still on its way to the next one is of no contrast that
		// counts.
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	private void reset() {
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
	}

	private static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
