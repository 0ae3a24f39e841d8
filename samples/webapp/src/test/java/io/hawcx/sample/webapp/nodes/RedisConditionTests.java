package io.hawcx.sample.webapp.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hawcx.sample.prerequisite.Prerequisite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.mockito.BDDMockito;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;

@ExtendWith(MockitoExtension.class)
class RedisConditionTests {

	private final List<String> said = new ArrayList<>();

	@Mock
	@SuppressWarnings("NullAway.Init")
	private ExtensionContext context;

	@Mock
	@SuppressWarnings("NullAway.Init")
	private Store store;

	@Test
	void enablesWhenRedisIsInstalled() {
		assertThat(new RedisCondition(true, this.said::add).evaluateExecutionCondition(this.context).isDisabled())
			.isFalse();
	}

	@Test
	void disablesAndSaysSoInOneLineWhenRedisIsMissing() {
		BDDMockito.given(this.context.getConfigurationParameter(Prerequisite.REQUIRE)).willReturn(Optional.empty());
		BDDMockito.given(this.context.getRoot()).willReturn(this.context);
		BDDMockito.given(this.context.getStore(any())).willReturn(this.store);
		assertThat(new RedisCondition(false, this.said::add).evaluateExecutionCondition(this.context).isDisabled())
			.isTrue();
		assertThat(this.said).containsExactly(RedisCondition.MISSING).allMatch((line) -> line.lines().count() == 1);
	}

	@Test
	void failsWhenRedisIsMissingAndRequired() {
		BDDMockito.given(this.context.getConfigurationParameter(Prerequisite.REQUIRE))
			.willReturn(Optional.of("browser,redis"));
		assertThatIllegalStateException()
			.isThrownBy(() -> new RedisCondition(false, this.said::add).evaluateExecutionCondition(this.context))
			.withMessageContaining("apt-get install redis-server")
			.withMessageContaining("-Dhawcx.require");
	}

}
