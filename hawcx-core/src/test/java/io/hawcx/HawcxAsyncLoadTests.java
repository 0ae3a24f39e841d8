package io.hawcx;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.GatheringServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxAsyncLoadTests {

	private static final int CALLS = 1_000;

	private static final int MORE_THREADS = 8;

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_794_670_369), ZoneOffset.UTC);

	@Test
	@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void managementWhenThousandCallsAreInFlightThenNoThreadIsParkedPerCall() throws Exception {
		try (GatheringServer server = new GatheringServer(CALLS,
				(number) -> TestHawcx.reply(200, "{\"number\":" + number + "}", CLOCK))) {
			int idle = ManagementFactory.getThreadMXBean().getThreadCount();
			try (HawcxAsync hawcx = HawcxAsync.builder(server.url(), "tenant-1")
				.secretKey(TestHawcx.secretKey())
				.clock(CLOCK)
				.timeout(Duration.ofMinutes(2))
				.build()) {
				List<CompletableFuture<Map<String, Object>>> calls = new ArrayList<>();
				for (int i = 0; i < CALLS; i++) {
					calls.add(hawcx.management("/v1/management/x", Map.of("number", i)));
				}
				server.awaitAll();
				int busy = ManagementFactory.getThreadMXBean().getThreadCount();
				assertThat(calls).noneMatch(CompletableFuture::isDone);
				assertThat(busy - idle).isLessThanOrEqualTo(MORE_THREADS);
				server.release();
				assertThat(calls).map((call) -> call.join().get("number")).doesNotHaveDuplicates().hasSize(CALLS);
			}
		}
	}

}
