package io.hawcx.autoconfigure.replay;

import java.time.Duration;
import java.util.Objects;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.management.ReplayStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@code hawcx.replay-store}. Several nodes and a real Redis are tried by the
 * sample's {@code SharedRepliesTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HawcxReplayStoreAutoConfigurationTests {

	private static final String REDIS = "hawcx.replay-store=redis";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxReplayStoreAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class))
		.withPropertyValues("hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config", "hawcx.client-id=client");

	private static LettuceConnectionFactory nowhere() {
		return new LettuceConnectionFactory("127.0.0.1", 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis", "REDIS" })
	void storeWhenRedisIsAskedForThenIsThereWithoutNetwork(String spelling) {
		this.runner.withBean(LettuceConnectionFactory.class, HawcxReplayStoreAutoConfigurationTests::nowhere)
			.withPropertyValues("hawcx.replay-store=" + spelling)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(ReplayStore.class)
				.isInstanceOf(RedisReplayStore.class));
	}

	@Test
	void storeWhenItIsNotAskedForThenThereIsNoBean() {
		ApplicationContextRunner redis = this.runner.withBean(LettuceConnectionFactory.class,
				HawcxReplayStoreAutoConfigurationTests::nowhere);
		redis.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReplayStore.class));
		redis.withPropertyValues("hawcx.replay-store=memory")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReplayStore.class));
	}

	@Test
	void storeWhenNothingOfHawcxIsConfiguredThenThereIsNoBean() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxReplayStoreAutoConfiguration.class))
			.withPropertyValues(REDIS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReplayStore.class));
	}

	@Test
	void storeWhenApplicationHasItsOwnThenIsThat() {
		ReplayStore own = ReplayStore.inMemory();
		this.runner.withBean(ReplayStore.class, () -> own)
			.withPropertyValues(REDIS)
			.run((context) -> assertThat(context).hasNotFailed().getBean(ReplayStore.class).isSameAs(own));
	}

	@Test
	void storeWhenRedisIsMissingThenStartFailsWithSentence() {
		this.runner.withPropertyValues(REDIS)
			.run((context) -> assertRefused(context.getStartupFailure(), "no ReactiveRedisConnectionFactory bean"));
		this.runner.withPropertyValues(REDIS)
			.withClassLoader(new FilteredClassLoader("org.springframework.data"))
			.run((context) -> assertRefused(context.getStartupFailure(), "Spring Data Redis is not on the class path"));
		this.runner.withPropertyValues(REDIS)
			.withBean("one", LettuceConnectionFactory.class, HawcxReplayStoreAutoConfigurationTests::nowhere)
			.withBean("two", LettuceConnectionFactory.class, HawcxReplayStoreAutoConfigurationTests::nowhere)
			.run((context) -> assertRefused(context.getStartupFailure(), "none is primary"));
	}

	@Test
	void storeWhenRedisIsDownThenRemembersItselfAndWarnsOnce(CapturedOutput output) {
		this.runner.withBean(LettuceConnectionFactory.class, HawcxReplayStoreAutoConfigurationTests::nowhere)
			.withPropertyValues(REDIS)
			.run((context) -> {
				ReplayStore store = context.getBean(ReplayStore.class);
				long before = store.time().join();
				assertThat(store.accept("reply", Duration.ofMinutes(1)).join()).isEmpty();
				long first = store.accept("reply", Duration.ofMinutes(1)).join().orElseThrow();
				assertThat(first).isBetween(before, store.time().join());
				assertThat(Objects.toString(output).lines().filter((line) -> line.contains("Redis does not answer")))
					.singleElement()
					.asString()
					.contains("WARN", "refused only by the node that has accepted it");
			});
	}

	private static void assertRefused(Throwable failure, String reason) {
		assertThat(failure).rootCause()
			.isInstanceOf(HawcxConfigurationException.class)
			.hasMessageContaining("hawcx.replay-store is redis, but ")
			.hasMessageContaining(reason);
	}

}
