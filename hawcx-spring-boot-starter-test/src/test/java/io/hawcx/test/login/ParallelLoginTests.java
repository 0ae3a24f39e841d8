package io.hawcx.test.login;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

class ParallelLoginTests {

	private static final int AT_ONCE = 4;

	private static final CyclicBarrier all = new CyclicBarrier(AT_ONCE);

	@Test
	void loginsWhenTestsShareContextAndRunAtTheSameTimeThenAreTheirOwn() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(Logins.class))
			.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
			.configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			// More threads than meet, since the pool may keep one of them for the class.
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + 2 * AT_ONCE)
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(5 * AT_ONCE).failed(0));
	}

	@HawcxEmulatorTest(classes = TestApplication.class)
	static class Logins {

		@RepeatedTest(5 * AT_ONCE)
		void signsIn(RepetitionInfo repetition, @Autowired HawcxLogin login, @Autowired MockMvcTester mvc)
				throws Exception {
			all.await(60, TimeUnit.SECONDS);
			// Two at a time as the same user, whose codes must not get mixed up.
			String email = "user-" + repetition.getCurrentRepetition() / 2 + "@example.com";
			assertThat(mvc.get().uri("/me").session(login.redirect(email))).hasBodyTextEqualTo(email);
			assertThat(mvc.get().uri("/me").session(login.handOver(email))).hasBodyTextEqualTo(email);
		}

	}

}
