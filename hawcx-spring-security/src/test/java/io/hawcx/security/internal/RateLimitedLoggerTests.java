package io.hawcx.security.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.hawcx.security.fixture.LogCapture;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitedLoggerTests {

	private final AtomicLong time = new AtomicLong();

	private final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(RateLimitedLoggerTests.class),
			this.time::get);

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

}
