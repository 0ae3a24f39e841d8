package io.hawcx.autoconfigure.actuate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxHealthAutoConfigurationTests {

	private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

	private static final String BUSY = "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxHealthAutoConfiguration.class))
		.withPropertyValues("hawcx.config-id=config", "hawcx.client-id=client");

	private static Health health(ApplicationContext context) {
		return context.getBean("hawcxHealthIndicator", HealthIndicator.class).health();
	}

	@ParameterizedTest
	@CsvSource({ "200, UP", "404, UP", "500, DOWN", "503, DOWN" })
	void healthWhenNothingIsKnownThenAsksForDiscoveryOnce(int status, String expected) {
		try (LoopbackServer server = LoopbackServer.answering(OK.replace("200", String.valueOf(status)))) {
			this.runner.withPropertyValues("hawcx.base-url=" + server.uri("")).run((context) -> {
				for (int reads = 0; reads < 100; reads++) {
					assertThat(health(context).getStatus()).isEqualTo(new Status(expected));
				}
				assertThat(health(context).getDetails().get("reason")).asString()
					.startsWith("The last request to Hawcx, discovery, answered " + status);
			});
			assertThat(server.requests()).singleElement()
				.satisfies((request) -> assertThat(request.line()).startsWith("GET /.well-known/openid-configuration"));
		}
	}

	@Test
	void healthWhenReadByManyAtOnceWhileHawcxIsDownThenAsksTwiceAtMost() {
		try (LoopbackServer server = LoopbackServer.answering(BUSY)) {
			this.runner.withPropertyValues("hawcx.base-url=" + server.uri("")).run((context) -> {
				ExecutorService readers = Executors.newFixedThreadPool(20);
				try {
					List<Future<Health>> reads = readers.invokeAll(Collections.nCopies(100, () -> health(context)));
					for (Future<Health> read : reads) {
						assertThat(read.get().getStatus()).isNotEqualTo(Status.UP);
					}
				}
				finally {
					readers.shutdownNow();
				}
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			});
			assertThat(server.requests()).hasSizeBetween(1, 2);
		}
	}

	@Test
	void healthWhenLoginLeavesDiscoveryAloneThenSaysSo() {
		AtomicReference<Map<String, Duration>> left = new AtomicReference<>(Map.of("hawcx", Duration.ofMillis(1500)));
		try (LoopbackServer server = LoopbackServer.answering(BUSY)) {
			this.runner.withPropertyValues("hawcx.base-url=" + server.uri(""))
				.withBean(DiscoveryPauses.class, () -> left::get)
				.run((context) -> {
					assertThat(health(context).getDetails()).containsEntry("backoff",
							"Discovery failed repeatedly; logins that need it are told so at once, and it is tried again"
									+ " in 1500 ms.");
					left.set(Map.of("acme", Duration.ofMillis(20), "hawcx", Duration.ofMillis(10)));
					assertThat(health(context).getDetails().get("backoff")).asString()
						.startsWith("Discovery failed repeatedly for acme, hawcx; ")
						.endsWith(" in 20 ms.");
					left.set(Map.of());
					assertThat(health(context).getDetails()).doesNotContainKey("backoff");
				});
		}
	}

	@Test
	void healthWhenNobodyListensThenIsDown() {
		LoopbackServer server = LoopbackServer.answering(OK);
		server.close();
		this.runner.withPropertyValues("hawcx.base-url=" + server.uri("")).run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("reason")).asString()
				.startsWith("The last request to Hawcx, discovery, brought no reply (HttpConnectException)");
		});
	}

	@Test
	void healthWhenApplicationAskedThenGoesByThatAndAsksNothing() {
		AtomicReference<String> answer = new AtomicReference<>(OK);
		try (LoopbackServer server = new LoopbackServer(
				(request, out) -> out.write(answer.get().getBytes(StandardCharsets.US_ASCII)))) {
			this.runner.withPropertyValues("hawcx.base-url=" + server.uri("")).run((context) -> {
				HttpRequest request = HttpRequest.get(server.uri("/token?code=hidden")).operation(HttpOperation.TOKEN);
				context.getBean(HttpTransport.class).send(request);
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
				answer.set(BUSY);
				context.getBean(AsyncHttpTransport.class).send(request.operation(HttpOperation.JWKS)).join();
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
				assertThat(health(context).getDetails().toString()).contains("token=answered 200", "jwks=answered 503")
					.doesNotContain("hidden");
			});
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void healthWhenTransportIsTheApplicationsThenAsksThroughIt() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering(BUSY); HttpTransport own = ApacheHttpTransport.create()) {
			this.runner.withPropertyValues("hawcx.base-url=" + server.uri(""))
				.withBean(HttpTransport.class, () -> own)
				.run((context) -> {
					assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
					assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
				});
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void indicatorWhenNotWantedOrNotPossibleThenIsAbsent() {
		this.runner.withPropertyValues("hawcx.config-id=", "hawcx.client-id=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("hawcxHealthIndicator"));
		ApplicationContextRunner configured = this.runner.withPropertyValues("hawcx.base-url=https://api.example.com");
		configured.run((context) -> assertThat(context).hasBean("hawcxHealthIndicator"));
		configured.withPropertyValues("management.health.hawcx.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("hawcxHealthIndicator")
				.hasSingleBean(HttpTransport.class));
		configured.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("hawcxHealthIndicator"));
		configured.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("hawcxHealthIndicator"));
	}

	@Test
	void indicatorWhenApplicationHasItsOwnThenBacksOff() {
		HealthIndicator own = () -> Health.up().build();
		this.runner.withPropertyValues("hawcx.base-url=https://api.example.com")
			.withBean("hawcxHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context.getBean("hawcxHealthIndicator")).isSameAs(own));
	}

}
