package io.hawcx.management;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.hawcx.internal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DetailTextTests {

	private final DetailText details = new DetailText(
			Json.write(Map.of("userid", "alice@example.com", "a", List.of(Map.of("b", "receipt-7")), "phone",
					"+15550000001", "enforcement", "always", "number", 7, "short", "is")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"user not found\"|user not found", "\"receipt-7 is used\"|… is used",
			"\"not one of always_off, always_on\"|not one of always_off, always_on",
			"\"always is unknown\"|… is unknown", "\"taken by bob@example.org, ask\"|taken by …, ask",
			"\"a@b@c @x !y@z\"|… @x …", "\"code 123456 is over, 300 s\"|code … is over, 300 s", "\"+15551234567\"|…",
			"\"eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln is bad\"|… is bad", "\"a\\nb\\u001b[31m\\u202ec\"|a?b?[31m?c",
			"{\"code\":\"x\",\"input\":\"receipt-7\"}|" + "{\"code\":\"x\",\"input\":\"…\"}", "[1,2]|[1,2]",
			"\" \"|''" })
	void detailWhenLoggedThenHoldsNothingOfTheRequest(String json, String text) {
		assertThat(this.details.of(json)).isEqualTo(text);
	}

	// 1 MiB is what a reply may have.
	@ParameterizedTest
	@ValueSource(strings = { "!", "a+" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void detailWhenAsLongAsRepliesMayBeThenIsFilteredSoon(String part) {
		String json = new String(Json.write(part.repeat(1_000_000 / part.length())), StandardCharsets.UTF_8);
		assertThat(this.details.of(json)).hasSizeLessThanOrEqualTo(201);
	}

	@Test
	void detailWhenLongThenIsCut() {
		String json = new String(Json.write("x y ".repeat(200)), StandardCharsets.UTF_8);
		assertThat(this.details.of(json)).hasSizeLessThanOrEqualTo(201).startsWith("x y x").endsWith("…");
	}

}
