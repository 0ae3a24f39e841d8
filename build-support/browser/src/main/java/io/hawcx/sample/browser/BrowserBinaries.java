package io.hawcx.sample.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Chromium and its driver are installed.
 *
 * @param browser the browser's program
 * @param driver the driver's program
 */
record BrowserBinaries(Path browser, Path driver) {

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome", "Google Chrome", "Chromium", "chrome.exe");

	private static final List<String> DRIVERS = List.of("chromedriver", "chromedriver.exe");

	private static final List<String> WELL_KNOWN = List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium",
			"/usr/lib/chromium-browser", "/snap/bin", "/opt/google/chrome", "/opt/homebrew/bin",
			"/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS",
			"C:\\Program Files\\Google\\Chrome\\Application");

	/**
	 * Look on the path, then in well-known folders.
	 * @return both programs, or nothing if one is missing
	 */
	static Optional<BrowserBinaries> find() {
		Stream<String> path = Pattern.compile(Pattern.quote(File.pathSeparator))
			.splitAsStream(System.getenv().getOrDefault("PATH", ""))
			.filter((folder) -> !folder.isBlank());
		return find(Stream.concat(path, WELL_KNOWN.stream()).distinct().map(Path::of).toList());
	}

	static Optional<BrowserBinaries> find(List<Path> folders) {
		return program(folders, BROWSERS)
			.flatMap((browser) -> program(folders, DRIVERS).map((driver) -> new BrowserBinaries(browser, driver)));
	}

	private static Optional<Path> program(List<Path> folders, List<String> names) {
		return folders.stream()
			.flatMap((folder) -> names.stream().map(folder::resolve))
			.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file))
			.findFirst();
	}

}
