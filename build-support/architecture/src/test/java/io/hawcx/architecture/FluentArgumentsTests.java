package io.hawcx.architecture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FluentArguments}.
 */
class FluentArgumentsTests {

	@Test
	void objectionsWhenNullIsTakenOrRefusedWithoutNameThenEachIsReported() {
		assertThat(FluentArguments.objections(new Planted())).containsExactlyInAnyOrder("Planted.taken takes null",
				"Planted.wordless: java.lang.NullPointerException",
				"Planted.nameless: java.lang.IllegalArgumentException: it must not be null");
	}

	public static class Planted {

		public Planted taken(String text) {
			return this;
		}

		public Planted wordless(String text) {
			throw new NullPointerException();
		}

		public Planted nameless(String text) {
			throw new IllegalArgumentException("it must not be null");
		}

		public Planted refused(String text, int number) {
			throw new IllegalArgumentException("text must not be null");
		}

		public Planted optional(@Nullable String text) {
			return this;
		}

		public Planted number(int number) {
			return this;
		}

		public String other(String text) {
			return text;
		}

	}

}
