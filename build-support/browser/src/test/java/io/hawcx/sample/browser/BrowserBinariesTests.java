package io.hawcx.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserBinariesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void findReturnsBothWhenBothAreThere() throws IOException {
		Path browser = program("a", "chromium");
		Path driver = program("b", "chromedriver");
		assertThat(BrowserBinaries.find(List.of(this.folder.resolve("a"), this.folder.resolve("b"))))
			.contains(new BrowserBinaries(browser, driver));
	}

	@Test
	void findReturnsNothingWhenOnlyBrowserIsThere() throws IOException {
		program("a", "google-chrome");
		assertThat(BrowserBinaries.find(List.of(this.folder.resolve("a")))).isEmpty();
	}

	@Test
	void findReturnsNothingWhenOnlyDriverIsThere() throws IOException {
		program("a", "chromedriver");
		assertThat(BrowserBinaries.find(List.of(this.folder.resolve("a")))).isEmpty();
	}

	@Test
	void findPassesOverWhatIsNotExecutable() throws IOException {
		program("a", "chromedriver");
		Files.createFile(this.folder.resolve("a").resolve("chromium"));
		Path browser = program("b", "chromium");
		assertThat(BrowserBinaries.find(List.of(this.folder.resolve("a"), this.folder.resolve("b"))))
			.hasValueSatisfying((binaries) -> assertThat(binaries.browser()).isEqualTo(browser));
	}

	private Path program(String folder, String name) throws IOException {
		Path file = Files.createDirectories(this.folder.resolve(folder)).resolve(name);
		Files.createFile(file);
		assertThat(file.toFile().setExecutable(true)).isTrue();
		return file;
	}

}
