package io.hawcx.delegation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hawcx.DelegationResponseException;
import io.hawcx.http.HttpResponse;
import io.hawcx.oauth.MutableClock;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReplayMemoryTests {

	private static final Duration SKEW = Duration.ofSeconds(300);

	private static final long NOW = 1_794_670_369;

	private final MutableClock clock = new MutableClock(NOW);

	@Test
	void acceptWhenRepeatedThenRefusesUntilTimestampIsTooOld() {
		ReplayMemory memory = new ReplayMemory(this.clock, SKEW);
		memory.accept(message(1), NOW);
		memory.accept(message(2), NOW + 300);
		this.clock.advance(Duration.ofSeconds(300));
		assertRefused(memory, 1, NOW);
		this.clock.advance(Duration.ofSeconds(1));
		memory.accept(message(1), NOW);
		assertRefused(memory, 2, NOW + 300);
	}

	@Test
	void acceptWhenTenThousandCallsAMinuteThenForgetsNoneTooEarly() {
		ReplayMemory memory = new ReplayMemory(this.clock, SKEW);
		int calls = 0;
		for (int second = 0; second < 1_200; second++) {
			long timestamp = this.clock.instant().getEpochSecond() + 300;
			for (int i = 0; i < 10_000 / 60 + 1; i++) {
				memory.accept(message(calls++), timestamp);
			}
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(memory.evictions()).isZero();
	}

	@Test
	void acceptWhenFullThenForgetsOldestAndCounts() {
		ReplayMemory memory = new ReplayMemory(this.clock, SKEW, 3);
		for (int i = 0; i < 5; i++) {
			memory.accept(message(i), NOW);
		}
		assertThat(memory.evictions()).isEqualTo(2);
		assertRefused(memory, 2, NOW);
		assertRefused(memory, 3, NOW);
		assertRefused(memory, 4, NOW);
		memory.accept(message(0), NOW);
		assertThat(memory.evictions()).isEqualTo(3);
	}

	@Test
	void acceptWhenFullThenWarnsOnce() {
		Logger logger = (Logger) LoggerFactory.getLogger(ReplayMemory.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			ReplayMemory memory = new ReplayMemory(this.clock, SKEW, 3);
			for (int i = 0; i < 3; i++) {
				memory.accept(message(i), NOW);
			}
			assertThat(log.list).isEmpty();
			memory.accept(message(3), NOW);
			assertThat(log.list).hasSize(1);
			memory.accept(message(4), NOW);
			assertThat(log.list).singleElement()
				.satisfies((event) -> assertThat(event.getFormattedMessage())
					.startsWith("More than 3 replies came within 600 s"));
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void openWhenSignatureIsSpelledDifferentlyThenReplyIsRefusedAllTheSame() {
		ReplyOpener opener = new ReplyOpener(TestHawcx.secretKey().delegationKeys(), this.clock, SKEW,
				new ReplayMemory(this.clock, SKEW));
		HttpResponse reply = TestHawcx.reply(200, "{\"ok\":true}", this.clock);
		Map<String, List<String>> headers = new TreeMap<>(reply.headers());
		headers.put("X-Signature", List.of(reply.header("X-Signature") + "=="));
		HttpResponse padded = new HttpResponse(200, headers, reply.body());
		assertThat(opener.open("POST /x", reply)).containsEntry("ok", true);
		assertThatExceptionOfType(DelegationResponseException.class).isThrownBy(() -> opener.open("POST /x", padded))
			.withMessageContaining("accepted before");
	}

	private void assertRefused(ReplayMemory memory, int message, long timestamp) {
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> memory.accept(message(message), timestamp))
			.withMessageContaining("accepted before");
	}

	private static byte[] message(int number) {
		return ByteBuffer.allocate(4).putInt(number).array();
	}

}
