package io.hawcx.security.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.hawcx.security.fixture.LogCapture;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitedLoggerTests {

	private final AtomicLong time = new AtomicLong();

	private final Map<Runnable, Long> tasks = new LinkedHashMap<>();

	private final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(RateLimitedLoggerTests.class),
			this.time::get, this.tasks::put);

	@Test
	void warnWhenAThousandTimesInAMinuteThenWritesAFewLinesOfEachCode() {
		try (LogCapture capture = new LogCapture()) {
			for (int i = 0; i < 1000; i++) {
				this.log.warn("one", "line " + i);
			}
			assertThat(capture.lines()).hasSize(5).startsWith("line 0");
			assertThat(capture.lines().get(4)).contains("only counted");
			this.log.warn("two", "another");
			assertThat(capture.lines()).hasSize(6).endsWith("another");
		}
	}

	@Test
	void warnWhenNothingMoreComesThenTellsHowManyWereLeftOutWhenTheMinuteIsOver() {
		try (LogCapture capture = new LogCapture()) {
			this.log.warn("one", "first");
			this.time.set(Duration.ofSeconds(20).toNanos());
			for (int i = 0; i < 104; i++) {
				this.log.warn("one", "line " + i);
			}
			assertThat(this.tasks).hasSize(1).containsValue(Duration.ofSeconds(40).toNanos());
			assertThat(capture.lines()).hasSize(5);
			this.time.set(Duration.ofMinutes(1).toNanos());
			this.tasks.keySet().forEach(Runnable::run);
			assertThat(capture.lines()).hasSize(6).endsWith("[one] happened 100 times more within a minute");
			this.log.warn("one", "next");
			assertThat(capture.lines()).hasSize(7).endsWith("next");
		}
	}

	@Test
	void warnWhenNextMinuteHasBegunThenItsCountIsNotToldEarly() {
		try (LogCapture capture = new LogCapture()) {
			for (int i = 0; i < 6; i++) {
				this.log.warn("one", "line " + i);
			}
			this.time.set(Duration.ofMinutes(1).toNanos());
			for (int i = 0; i < 7; i++) {
				this.log.warn("one", "line " + i);
			}
			assertThat(this.tasks).hasSize(2);
			int before = capture.lines().size();
			this.tasks.keySet().iterator().next().run();
			assertThat(capture.lines()).hasSize(before);
		}
	}

	@Test
	void warnWhenAMinuteIsOverThenTellsHowManyWereLeftOut() {
		try (LogCapture capture = new LogCapture()) {
			for (int i = 0; i < 105; i++) {
				this.log.warn("one", "line " + i);
			}
			this.time.set(Duration.ofMinutes(1).toNanos());
			this.log.warn("one", "next");
			assertThat(capture.lines()).hasSize(7).endsWith("[one] happened 100 times more within a minute", "next");
			this.time.set(Duration.ofMinutes(3).toNanos());
			this.log.warn("one", "last");
			assertThat(capture.lines()).hasSize(8).endsWith("next", "last");
		}
	}

	@Test
	void warnWhenOneTenantIsNoisyThenAnothersLinesAreThere() {
		try (LogCapture capture = new LogCapture()) {
			for (int i = 0; i < 1000; i++) {
				this.log.warn("one", "noisy", "noisy " + i);
			}
			this.log.warn("one", "quiet", "quiet");
			this.log.warn("one", "of nobody");
			assertThat(capture.lines()).hasSize(7).endsWith("quiet", "of nobody");
			this.time.set(Duration.ofMinutes(1).toNanos());
			this.tasks.keySet().forEach(Runnable::run);
			assertThat(capture.lines()).hasSize(8)
				.endsWith("[one] of tenant 'noisy' happened 995 times more within a minute");
		}
	}

	@Test
	void warnWhenThereAreManyTenantsThenLinesAreFew() {
		try (LogCapture capture = new LogCapture()) {
			for (int i = 0; i < 10_000; i++) {
				this.log.warn("one", "t" + i % 1000, "line");
			}
			assertThat(capture.lines()).hasSize(21 * 5);
			this.time.set(Duration.ofMinutes(1).toNanos());
			this.tasks.keySet().forEach(Runnable::run);
			assertThat(capture.lines()).contains("[one] of further tenants happened 9795 times more within a minute",
					"[one] of tenant 't19' happened 5 times more within a minute");
			this.log.warn("one", "t999", "of its own again");
			for (int i = 0; i < 10; i++) {
				this.log.warn("one", "t998", "noisy");
			}
			this.log.warn("one", "t999", "and again");
			assertThat(capture.lines()).endsWith("and again");
		}
	}

}
