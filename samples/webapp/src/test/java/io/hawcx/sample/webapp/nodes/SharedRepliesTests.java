package io.hawcx.sample.webapp.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.DelegationResponseException;
import io.hawcx.Hawcx;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two nodes that remember in Redis which replies of Hawcx they have accepted.
 */
@RequiresRedis
@ExtendWith(OutputCaptureExtension.class)
class SharedRepliesTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static final String REDIS = "--hawcx.replay-store=redis";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final RedisServer redis = RedisServer.start();

	private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.nodes.forEach(ConfigurableApplicationContext::close);
		this.redis.close();
		this.hawcx.close();
	}

	private Hawcx node(String... more) {
		EmulatorCredentials credentials = this.hawcx.credentials();
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.addAll(List.of("--spring.config.location=optional:classpath:/none/",
				"--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + this.redis.port(),
				"--hawcx.base-url=" + credentials.issuer(), "--hawcx.config-id=" + credentials.configId(),
				"--hawcx.client-id=" + credentials.confidentialClientId(),
				"--hawcx.signing-key.value=" + credentials.privateJwk(),
				"--hawcx.secret-key=" + credentials.secretKey()));
		ConfigurableApplicationContext node = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new));
		this.nodes.add(node);
		return node.getBean(Hawcx.class);
	}

	private Map<String, Object> call(Hawcx node) {
		return node.management(ENFORCEMENT, Map.of("userid", this.hawcx.credentials().user()));
	}

	private void assertRepeatedIsRefused(Hawcx node) {
		this.hawcx.faults().on(ENFORCEMENT).times(1).replay();
		assertThatExceptionOfType(DelegationResponseException.class).isThrownBy(() -> call(node))
			.withMessageContaining("repeats replies");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delegation", "private_key_jwt" })
	void replyWhenTheOtherNodeHasAcceptedItThenIsRefused(String authentication) {
		Hawcx first = node(REDIS, "--hawcx.management.authentication=" + authentication);
		Hawcx second = node(REDIS, "--hawcx.management.authentication=" + authentication);
		assertThat(call(first)).isNotEmpty();
		letSecondsPass();
		assertRepeatedIsRefused(second);
		assertThat(call(second)).isNotEmpty();
	}

	@Test
	void replyWhenNodesShareNothingThenIsAcceptedByTheOther() {
		Hawcx first = node();
		Hawcx second = node();
		Map<String, Object> reply = call(first);
		this.hawcx.faults().on(ENFORCEMENT).times(1).replay();
		assertThat(call(second)).isEqualTo(reply);
	}

	@Test
	void replyWhenRedisIsGoneThenIsRefusedByTheNodeThatAcceptedItWithOneWarning(CapturedOutput output) {
		Hawcx node = node(REDIS);
		assertThat(call(node)).isNotEmpty();
		this.redis.close();
		assertRepeatedIsRefused(node);
		assertThat(call(node)).isNotEmpty();
		assertRepeatedIsRefused(node);
		assertThat(Objects.toString(output).lines().filter((line) -> line.contains("Redis does not answer")))
			.singleElement()
			.asString()
			.contains("WARN");
	}

	// What a signer that is deterministic may say twice in one second is refused later.
	private void letSecondsPass() {
		StringRedisTemplate values = this.nodes.get(0).getBean(StringRedisTemplate.class);
		List<String> replies = List.copyOf(values.keys("hawcx:{replays}:*"));
		assertThat(replies).singleElement().satisfies((reply) -> {
			long accepted = Long.parseLong(values.opsForValue().get(reply));
			assertThat(values.getExpire(reply)).isBetween(60L, 1200L);
			values.opsForValue().setIfPresent(reply, String.valueOf(accepted - 2000));
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
