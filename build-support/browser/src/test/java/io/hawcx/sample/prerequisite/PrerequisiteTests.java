package io.hawcx.sample.prerequisite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrerequisiteTests {

	private final Prerequisite browser = new Prerequisite("browser", "missing", (line) -> {
	});

	@ParameterizedTest
	@ValueSource(strings = { "browser", "vectors,browser", "browser , vectors", " browser" })
	void requiresItWhenListNamesIt(String requirements) {
		assertThat(this.browser.isRequired(requirements)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "vectors", "browsers", "no-browser,x" })
	void requiresItNotWhenListDoesNotNameIt(String requirements) {
		assertThat(this.browser.isRequired(requirements)).isFalse();
	}

	@Test
	void requiresItNotWhenThereIsNoList() {
		assertThat(this.browser.isRequired(null)).isFalse();
	}

}
