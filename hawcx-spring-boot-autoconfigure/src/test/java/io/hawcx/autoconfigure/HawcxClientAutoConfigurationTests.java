package io.hawcx.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxRestClientCustomizer;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.management.ReplayStore;
import io.hawcx.management.StepUp;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxClientAutoConfigurationTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static HawcxEmulator emulator;

	private static EmulatorCredentials credentials;

	private final List<String> authorizations = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
				HawcxEmulatorAutoConfiguration.class))
		.withBean(HawcxRestClientCustomizer.class,
				() -> (builder) -> builder.requestInterceptor((request, body, execution) -> {
					this.authorizations.add(String.valueOf(request.getHeaders().getFirst("Authorization")));
					return execution.execute(request, body);
				}));

	@BeforeAll
	static void startEmulator() {
		emulator = HawcxEmulator.start();
		credentials = emulator.credentials();
	}

	@AfterAll
	static void stopEmulator() {
		emulator.close();
	}

	private ApplicationContextRunner configured() {
		return this.runner.withPropertyValues("hawcx.base-url=" + credentials.issuer(),
				"hawcx.config-id=" + credentials.configId());
	}

	private ApplicationContextRunner signing() {
		return configured().withPropertyValues("hawcx.client-id=" + credentials.confidentialClientId(),
				"hawcx.signing-key.value=" + credentials.privateJwk());
	}

	private String call(ApplicationContext context) {
		this.authorizations.clear();
		Map<String, String> body = Map.of("userid", credentials.user());
		context.getBean(Hawcx.class).management(ENFORCEMENT, body);
		return this.authorizations.get(0);
	}

	@Test
	void callWhenSigningKeyAndClientIdThenBringsBearerToken() {
		signing().run((context) -> {
			assertThat(call(context)).startsWith("Bearer ey");
			Map<String, String> body = Map.of("userid", credentials.user());
			Map<String, Object> reply = context.getBean(StepUpClient.class).management(ENFORCEMENT, body);
			assertThat(context.getBean(HawcxAsync.class).management(ENFORCEMENT, body).join()).isEqualTo(reply);
			assertThat(context.getBean(StepUpClientAsync.class).management(ENFORCEMENT, body).join()).isEqualTo(reply);
			assertThat(context).hasSingleBean(HawcxOAuth.class);
		});
	}

	@Test
	void stepUpWhenSigningKeyThenGoesThroughBearerDoor() {
		signing().run((context) -> {
			Hawcx hawcx = context.getBean(Hawcx.class);
			String token = hawcx.startStepUp(StepUp.changePhoneNumber(credentials.user(), "+15551234567")).startToken();
			assertThat(hawcx.consumeStepUp(emulator.completeStepUp(token)).ok()).isTrue();
			assertThat(this.authorizations).filteredOn((value) -> value.startsWith("Bearer ")).hasSize(2);
		});
	}

	@Test
	void callWhenBothKeysThenGoesByDelegation() {
		signing().withPropertyValues("hawcx.secret-key=" + credentials.secretKey())
			.run((context) -> assertThat(call(context)).isEqualTo("null"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "private-key-jwt", "private_key_jwt", "PRIVATE_KEY_JWT" })
	void callWhenBothKeysAndPrivateKeyJwtIsAskedForThenBringsBearerToken(String spelling) {
		signing()
			.withPropertyValues("hawcx.secret-key=" + credentials.secretKey(),
					"hawcx.management.authentication=" + spelling)
			.run((context) -> assertThat(call(context)).startsWith("Bearer "));
	}

	@Test
	void callWhenEmulatorAndPrivateKeyJwtIsAskedForThenBringsBearerToken() {
		this.runner
			.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true",
					"hawcx.management.authentication=private-key-jwt")
			.run((context) -> {
				String user = context.getBean(HawcxEmulator.class).credentials().user();
				context.getBean(Hawcx.class).management(ENFORCEMENT, Map.of("userid", user));
				assertThat(this.authorizations.get(0)).startsWith("Bearer ");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "private-key-jwt", "delegation" })
	void callWhenApplicationHasItsReplayStoreThenAsksIt(String authentication) {
		List<String> accepted = new ArrayList<>();
		ReplayStore memory = ReplayStore.inMemory();
		ReplayStore store = new ReplayStore() {

			@Override
			public CompletableFuture<Long> time() {
				return memory.time();
			}

			@Override
			public CompletableFuture<OptionalLong> accept(String reply, Duration keep) {
				accepted.add(reply);
				return memory.accept(reply, keep);
			}

		};
		this.runner.withBean(ReplayStore.class, () -> store)
			.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true",
					"hawcx.management.authentication=" + authentication)
			.run((context) -> {
				String user = context.getBean(HawcxEmulator.class).credentials().user();
				context.getBean(Hawcx.class).management(ENFORCEMENT, Map.of("userid", user));
				assertThat(accepted).hasSize(1).allMatch((hash) -> hash.length() == 43);
			});
	}

	@Test
	void callWhenPublicLoginClientThenStillBringsBearerToken() {
		signing().withPropertyValues("hawcx.oauth.client-authentication=none")
			.run((context) -> assertThat(call(context)).startsWith("Bearer "));
	}

	@Test
	void clientsWhenApplicationHasItsStepUpClientThenBuildOnIt() {
		StepUpClient own = StepUpClient.builder(credentials.issuer(), "config")
			.secretKey(io.hawcx.key.SecretKey.parse(credentials.secretKey()))
			.build();
		signing().withBean(StepUpClient.class, () -> own).run((context) -> {
			assertThat(context).hasSingleBean(StepUpClient.class).hasSingleBean(Hawcx.class);
			assertThat(context.getBean(StepUpClient.class)).isSameAs(own);
		});
	}

	@Test
	void clientsWhenExecutorBeanIsNamedThenCompleteOnIt() {
		List<String> threads = new ArrayList<>();
		Executor executor = (task) -> {
			threads.add(Thread.currentThread().getName());
			task.run();
		};
		signing().withBean("hawcxExecutor", Executor.class, () -> executor).run((context) -> {
			context.getBean(HawcxAsync.class).management(ENFORCEMENT, Map.of("userid", credentials.user())).join();
			assertThat(threads).isNotEmpty();
			int completed = threads.size();
			assertThat(context.getBean(io.hawcx.oauth.HawcxOAuthAsync.class).metadata().join()).isNotNull();
			assertThat(threads).hasSizeGreaterThan(completed);
		});
	}

	@Test
	void clientsWhenAnotherExecutorIsThereThenLeaveItAlone() {
		Executor executor = (task) -> {
			throw new IllegalStateException("not meant for this");
		};
		signing().withBean("applicationTaskExecutor", Executor.class, () -> executor)
			.run((context) -> assertThat(context.getBean(HawcxAsync.class)
				.management(ENFORCEMENT, Map.of("userid", credentials.user()))
				.join()).isNotEmpty());
	}

}
