package io.hawcx.test;

import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxEmulatorExtensionTests {

	private static final ConcurrentLinkedQueue<HawcxEmulator> seen = new ConcurrentLinkedQueue<>();

	private static final ConcurrentLinkedQueue<Boolean> wereUp = new ConcurrentLinkedQueue<>();

	private static final CyclicBarrier both = new CyclicBarrier(2);

	@BeforeEach
	void forget() {
		seen.clear();
		wereUp.clear();
		both.reset();
	}

	@Test
	void emulatorWhenExtensionIsOnClassThenIsOneForClassAndItsNestedOnes() {
		run(false, OneForClass.class);
		assertThat(seen).hasSize(5);
		assertOneEmulatorEach(1);
	}

	@Test
	void emulatorWhenExtensionIsInInstanceFieldThenIsOneForEachTest() {
		run(false, OneForEachTest.class);
		assertThat(seen).hasSize(4);
		assertOneEmulatorEach(2);
	}

	@Test
	void emulatorWhenOptionsAreGivenThenHasThem() {
		run(false, Seeded.class);
		try (HawcxEmulator same = HawcxEmulator.builder().seed("extension").start()) {
			assertThat(seen.element().credentials().configId()).isEqualTo(same.credentials().configId());
		}
	}

	@Test
	void emulatorWhenClassesRunAtTheSameTimeThenIsOneForEach() {
		run(true, FirstAtOnce.class, SecondAtOnce.class);
		assertThat(seen).hasSize(2);
		assertOneEmulatorEach(2);
	}

	private static void assertOneEmulatorEach(int count) {
		Set<HawcxEmulator> distinct = seen.stream().collect(Collectors.toSet());
		assertThat(distinct).hasSize(count);
		assertThat(wereUp).isNotEmpty().doesNotContain(false);
		assertThat(distinct).as("stopped").noneMatch(Requests::isUp);
	}

	private static void run(boolean atOnce, Class<?>... classes) {
		EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
			.selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
			.configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(atOnce))
			.configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
			.execute();
		results.testEvents().assertStatistics((statistics) -> statistics.failed(0).aborted(0));
		assertThat(results.testEvents().succeeded().count()).isPositive();
	}

	private static void saw(HawcxEmulator emulator) {
		seen.add(emulator);
		wereUp.add(Requests.isUp(emulator));
	}

	@ExtendWith(HawcxEmulatorExtension.class)
	static class OneForClass {

		OneForClass(HawcxEmulator emulator) {
			saw(emulator);
		}

		@BeforeAll
		static void before(HawcxEmulator emulator) {
			saw(emulator);
		}

		@Test
		void first(HawcxEmulator emulator, EmulatorCredentials credentials) {
			saw(emulator);
			assertThat(credentials).isSameAs(emulator.credentials());
		}

		@Nested
		class Inner {

			@Test
			void second(HawcxEmulator emulator) {
				saw(emulator);
			}

		}

	}

	static class OneForEachTest {

		@RegisterExtension
		HawcxEmulatorExtension hawcx = new HawcxEmulatorExtension();

		@BeforeEach
		void before(HawcxEmulator emulator) {
			saw(emulator);
		}

		@Test
		void first(HawcxEmulator emulator) {
			saw(emulator);
		}

		@Test
		void second(HawcxEmulator emulator) {
			saw(emulator);
		}

	}

	static class Seeded {

		@RegisterExtension
		static HawcxEmulatorExtension hawcx = HawcxEmulatorExtension.with((builder) -> builder.seed("extension"));

		@Test
		void test(HawcxEmulator emulator) {
			saw(emulator);
		}

	}

	@ExtendWith(HawcxEmulatorExtension.class)
	static class AtOnce {

		@Test
		void test(HawcxEmulator emulator) throws Exception {
			both.await(30, TimeUnit.SECONDS);
			saw(emulator);
		}

	}

	static class FirstAtOnce extends AtOnce {

	}

	static class SecondAtOnce extends AtOnce {

	}

}
