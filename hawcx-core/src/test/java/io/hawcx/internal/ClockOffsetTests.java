package io.hawcx.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.hawcx.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClockOffsetTests {

	private static final Instant NOW = Instant.parse("2026-11-14T16:00:00Z");

	@ParameterizedTest
	@CsvSource({ "Sat, 14 Nov 2026 16:00:00 GMT, this machine's clock agrees with the Date of Hawcx's reply",
			"Sat, 14 Nov 2026 16:00:10 GMT, this machine's clock agrees with the Date of Hawcx's reply",
			"Sat, 14 Nov 2026 16:00:11 GMT, this machine's clock is 11 s behind the Date of Hawcx's reply",
			"Sat, 14 Nov 2026 15:59:49 GMT, this machine's clock is 11 s ahead of the Date of Hawcx's reply",
			"Sat, 14 Nov 2026 16:07:00 GMT, this machine's clock is 7 min behind the Date of Hawcx's reply",
			"Sat, 14 Nov 2026 11:00:00 GMT, this machine's clock is 5 h ahead of the Date of Hawcx's reply",
			"Fri, 14 Nov 2025 16:00:00 GMT, this machine's clock is 365 days ahead of the Date of Hawcx's reply" })
	void toStringWhenReplyIsDatedThenSaysHowFarAndWhichWay(String day, String date, String words) {
		assertThat(offset(day + ", " + date)).hasToString(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yesterday", "Sat, 14 Nov 2026 16:00:00 GMT, Sat, 14 Nov 2026 16:00:00 GMT",
			"2026-11-14T16:00:00Z", "\u0000" })
	void toStringWhenDateIsUnusableThenSaysThereIsNone(String date) {
		assertThat(offset(date).isKnown()).isFalse();
		assertThat(offset(date)).hasToString(ClockOffset.UNKNOWN.toString());
	}

	@Test
	void comparesWhenOffByMoreThanTolerated() {
		ClockOffset behind = offset("Sat, 14 Nov 2026 16:01:01 GMT");
		assertThat(behind.isBehind(Duration.ofSeconds(60))).isTrue();
		assertThat(behind.isBehind(Duration.ofSeconds(61))).isFalse();
		assertThat(behind.isAhead()).isFalse();
		assertThat(behind.isSmall()).isFalse();
		assertThat(offset("Sat, 14 Nov 2026 15:59:49 GMT").isAhead()).isTrue();
		assertThat(offset("Sat, 14 Nov 2026 15:59:50 GMT").isAhead()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 s", "119000, 119 s", "119500, 2 min", "7199000, 2 h", "7140000, 119 min", "172800000, 2 days" })
	void formatWhenLongThenRounds(long millis, String text) {
		assertThat(ClockOffset.format(Duration.ofMillis(millis))).isEqualTo(text);
	}

	private static ClockOffset offset(String date) {
		return ClockOffset.of(new HttpResponse(200, Map.of("date", List.of(date)), new byte[0]), NOW);
	}

}
