package io.hawcx.autoconfigure.actuate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.RequestFailures;
import io.hawcx.autoconfigure.internal.RequestOutcome;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.LoopbackServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health of an application with tenants, whose time is the test's.
 */
class HawcxTenantHealthTests {

	private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

	private static final String BUSY = "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n";

	private final AtomicLong nanos = new AtomicLong();

	private final RequestOutcomes outcomes = new RequestOutcomes(this.nanos::get,
			new RequestFailures(Clock.systemUTC()));

	private final Map<String, HawcxConnectionDetails> known = new ConcurrentHashMap<>();

	private final ApplicationContextRunner empty = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTenantAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxHealthAutoConfiguration.class))
		.withBean(RequestOutcomes.class, () -> this.outcomes);

	private final ApplicationContextRunner runner = this.empty.withBean(HawcxTenantRepository.class,
			() -> this.known::get);

	private static Health health(ApplicationContext context) {
		return context.getBean("hawcxHealthIndicator", HealthIndicator.class).health();
	}

	private static String reason(Health health) {
		return String.valueOf(health.getDetails().get("reason"));
	}

	private void use(ApplicationContext context, String tenant, URI server) {
		this.known.put(tenant, new Details(server, tenant));
		assertThat(context.getBean(HawcxTenants.class).find(tenant)).isNotNull();
	}

	private void ended(String tenant, URI server, int status) {
		HttpRequest request = HttpRequest.get(server.resolve("/token")).operation(HttpOperation.TOKEN).tenant(tenant);
		this.outcomes.answered(request, new HttpResponse(status, Map.of(), new byte[0]));
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private void passAMinute() {
		pass(Duration.ofSeconds(61));
	}

	@Test
	void healthWhenNothingIsKnownThenAsksForOneTenantOnce() {
		try (LoopbackServer server = LoopbackServer.answering(OK)) {
			this.empty
				.withPropertyValues("hawcx.base-url=" + server.uri(""), "hawcx.tenants.acme.config-id=a",
						"hawcx.tenants.acme.client-id=app-a", "hawcx.tenants.beta.config-id=b",
						"hawcx.tenants.beta.client-id=app-b")
				.run((context) -> {
					for (int reads = 0; reads < 100; reads++) {
						assertThat(health(context).getStatus()).isEqualTo(Status.UP);
					}
					assertThat(reason(health(context)))
						.isEqualTo("The last request to Hawcx for the tenant 'acme', discovery, answered 200 0 s ago.");
				});
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void healthWhenNoTenantWasUsedThenIsUnknown() {
		this.runner.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN));
	}

	@Test
	void healthWhenOneTenantIsInTroubleThenAnothersSuccessDoesNotHideIt() {
		AtomicReference<String> answer = new AtomicReference<>(BUSY);
		try (LoopbackServer acme = LoopbackServer.answering(OK);
				LoopbackServer beta = new LoopbackServer(
						(request, out) -> out.write(answer.get().getBytes(StandardCharsets.US_ASCII)))) {
			this.runner.run((context) -> {
				use(context, "acme", acme.uri("/"));
				use(context, "beta", beta.uri("/"));
				ended("beta", beta.uri("/"), 503);
				for (int minutes = 0; minutes < 3; minutes++) {
					ended("acme", acme.uri("/"), 200);
					Health health = health(context);
					assertThat(health.getStatus()).isEqualTo(Status.DOWN);
					assertThat(reason(health)).startsWith("The last request to Hawcx for the tenant 'beta', ")
						.contains("answered 503");
					assertThat(health.getDetails().get("tenants")).asInstanceOf(InstanceOfAssertFactories.MAP)
						.containsOnlyKeys("acme", "beta")
						.containsEntry("acme", "token answered 200 0 s ago");
					passAMinute();
				}
				answer.set(OK);
				ended("acme", acme.uri("/"), 200);
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			});
			assertThat(acme.requests()).isEmpty();
			assertThat(beta.requests()).hasSize(3);
		}
	}

	@Test
	void healthWhenManyTenantsAreInTroubleThenAsksOnceAMinuteAndListsFew() {
		AtomicReference<String> answer = new AtomicReference<>(BUSY);
		try (LoopbackServer server = new LoopbackServer(
				(request, out) -> out.write(answer.get().getBytes(StandardCharsets.US_ASCII)))) {
			this.runner.run((context) -> {
				for (int i = 0; i < 300; i++) {
					use(context, "t" + i, server.uri("/"));
					ended("t" + i, server.uri("/"), 503);
				}
				for (int minutes = 1; minutes <= 3; minutes++) {
					passAMinute();
					for (int reads = 0; reads < 100; reads++) {
						assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
					}
					assertThat(server.requests()).hasSize(minutes);
				}
				assertThat(reason(health(context))).endsWith("So did the last one of 299 more.");
				assertThat(health(context).getDetails().get("tenants")).asInstanceOf(InstanceOfAssertFactories.MAP)
					.hasSize(20);
				answer.set(OK);
				passAMinute();
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			});
			assertThat(server.requests()).hasSize(4);
		}
	}

	@Test
	void healthWhenTenantInTroubleIsGoneThenForgetsIt() {
		try (LoopbackServer server = LoopbackServer.answering(BUSY)) {
			this.runner.run((context) -> {
				use(context, "beta", server.uri("/"));
				ended("beta", server.uri("/"), 503);
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
				this.known.clear();
				context.getBean(HawcxTenants.class).refresh("beta");
				passAMinute();
				assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			});
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void outcomesWhenThereAreMoreTenantsThanFitThenKeepThoseInTrouble() {
		URI server = URI.create("https://api.example.com/");
		ended("beta", server, 503);
		for (int i = 0; i < 1500; i++) {
			ended("t" + i, server, 200);
		}
		assertThat(this.outcomes.newestOfEach()).hasSize(1000)
			.extracting((outcome) -> outcome.asked().tenant())
			.contains("beta", "t1499")
			.doesNotContain("t0");
		assertThat(this.outcomes.troubles()).extracting(RequestOutcome::result).containsExactly("answered 503");
	}

	private record Details(URI server, String name) implements HawcxConnectionDetails {

		@Override
		public String getBaseUrl() {
			return this.server.getScheme() + "://" + this.server.getRawAuthority();
		}

		@Override
		public String getConfigId() {
			return "config-" + this.name;
		}

		@Override
		public String getClientId() {
			return "client-" + this.name;
		}

	}

}
