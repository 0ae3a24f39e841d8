package io.hawcx.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.hawcx.CachedMetadata;
import io.hawcx.DiscoveryException;
import io.hawcx.JwkSetCache;
import io.hawcx.Vectors;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DiscoveryTests {

	private static final JsonNode VECTORS = Vectors.read("discovery");

	private static final List<String> MEMBERS = List.of("issuer", "token_endpoint", "jwks_uri",
			"id_token_signing_alg_values_supported");

	private final MutableClock clock = new MutableClock(TestIssuer.NOW);

	static Stream<Arguments> good() {
		return Vectors.cases(VECTORS.get("good"));
	}

	static Stream<Arguments> bad() {
		return Vectors.cases(VECTORS.get("bad"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void good(String name, JsonNode vector) {
		JsonNode document = vector.get("document");
		ProviderMetadata metadata = discover(document.toString());
		assertThat(metadata.issuer()).isEqualTo(document.get("issuer").asString());
		assertThat(metadata.tokenEndpoint()).isEqualTo(document.get("token_endpoint").asString());
		assertThat(metadata.jwksUri()).isEqualTo(document.get("jwks_uri").asString());
		assertThat(metadata.authorizationEndpoint())
			.isEqualTo(document.path("authorization_endpoint").asStringOpt().orElse(null));
		assertThat(metadata.idTokenSigningAlgorithms()).isNotEmpty().doesNotContain("HS256", "none");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void bad(String name, JsonNode vector) {
		JsonNode document = vector.get("document");
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(() -> discover(document.toString()))
			.withMessageContaining(VECTORS.get("issuer").asString() + "/.well-known/openid-configuration")
			.satisfies((ex) -> {
				if (document.isObject()) {
					assertThat(MEMBERS).anyMatch((member) -> ex.getMessage().contains(member));
				}
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://idp.example.com/", "http://idp.example.com", "idp.example.com",
			"https://idp.example.com?x", "https://a@idp.example.com", "", " " })
	void refusesWhenIssuerIsNoPlainUrl(String issuer) {
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxOAuth.fromIssuer(issuer, "cfg", "client"))
			.withMessageContaining("issuer");
	}

	@Test
	void tellsRemedyWhenIssuerEndsWithSlash() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HawcxOAuth.fromIssuer("https://idp.example.com/", "cfg", "client"))
			.withMessage("issuer must not end with a slash: remove it");
	}

	@Test
	void asksOnceWhenAskedAgainWithinTheHour() {
		StubTransport transport = TestIssuer.transport();
		HawcxOAuth client = TestIssuer.client(transport, this.clock).build();
		assertThat(transport.requests()).isEmpty();
		client.metadata();
		this.clock.advance(Duration.ofMinutes(59));
		client.withClientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY)).metadata();
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isOne();
		this.clock.advance(Duration.ofMinutes(2));
		client.metadata();
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isEqualTo(2);
	}

	@Test
	void asksOnceForAllClientsWhenTheyHaveOneCache() {
		StubTransport transport = TestIssuer.transport();
		JwkSetCache cache = JwkSetCache.create();
		HawcxOAuthBuilder builder = TestIssuer.client(transport, this.clock).jwkSetCache(cache);
		ProviderMetadata metadata = builder.build().metadata();
		HawcxOAuth other = HawcxOAuth.builder(TestIssuer.ISSUER, "other-config", "other-client")
			.transport(transport)
			.clock(this.clock)
			.jwkSetCache(cache)
			.build();
		assertThat(other.metadata()).isSameAs(metadata);
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isOne();
		builder.discoveryTimeout(Duration.ofSeconds(1)).build().metadata();
		TestIssuer.client(transport, this.clock).build().metadata();
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isEqualTo(3);
	}

	@Test
	void cacheTellsAgeWhenClientHasFetched() {
		JwkSetCache cache = JwkSetCache.create();
		HawcxOAuth client = TestIssuer.client(TestIssuer.transport(), this.clock).jwkSetCache(cache).build();
		assertThat(cache.metadata()).isEmpty();
		client.metadata();
		this.clock.advance(Duration.ofMinutes(10));
		client.metadata();
		assertThat(cache.metadata()).containsExactly(new CachedMetadata(TestIssuer.ISSUER, Duration.ofMinutes(10)));
		assertThat(client.metadata()).isNotNull();
	}

	@Test
	void asksAgainWhenItFailedBefore() {
		StubTransport transport = TestIssuer.transport().reply(TestIssuer.DISCOVERY, 503, "");
		HawcxOAuth client = TestIssuer.client(transport, this.clock).build();
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(client::metadata).withMessageContaining("503");
		transport.reply(TestIssuer.DISCOVERY, 200, TestIssuer.discovery((document) -> {
		}));
		assertThat(client.metadata().issuer()).isEqualTo(TestIssuer.ISSUER);
	}

	@Test
	void refusesWhenRedirected() {
		StubTransport transport = TestIssuer.transport().reply(TestIssuer.DISCOVERY, 302, "");
		assertThatExceptionOfType(DiscoveryException.class)
			.isThrownBy(TestIssuer.client(transport, this.clock).build()::metadata)
			.withMessageContaining("302");
	}

	@Test
	void limitsTimeAndSizeWhenFetching() {
		StubTransport transport = TestIssuer.transport();
		TestIssuer.client(transport, this.clock).build().metadata();
		HttpRequest request = transport.requests().get(0);
		assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(request.maxResponseBytes()).isEqualTo(256 * 1024);
	}

	@Test
	void sharesOneFetchWhenManyCallersWait() throws Exception {
		StubTransport transport = TestIssuer.transport();
		byte[] document = TestIssuer.discovery((members) -> {
		}).getBytes(StandardCharsets.UTF_8);
		List<Object> outcomes = together(transport, () -> new HttpResponse(200, Map.of(), document));
		assertThat(outcomes).hasSize(200).allMatch(ProviderMetadata.class::isInstance);
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isOne();
	}

	@Test
	void sharesFailureWhenManyCallersWait() throws Exception {
		StubTransport transport = TestIssuer.transport();
		List<Object> outcomes = together(transport, () -> {
			throw new IOException("down");
		});
		assertThat(outcomes).hasSize(200).allMatch(DiscoveryException.class::isInstance);
		assertThat(transport.requestsTo(TestIssuer.DISCOVERY)).isOne();
	}

	private List<Object> together(StubTransport transport, Callable<HttpResponse> reply) throws Exception {
		CountDownLatch allAsk = new CountDownLatch(200);
		transport.reply(TestIssuer.DISCOVERY, (request) -> {
			try {
				allAsk.await();
				awaitWaiters();
				return reply.call();
			}
			catch (IOException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		HawcxOAuth client = TestIssuer.client(transport, this.clock).build();
		ExecutorService executor = Executors.newFixedThreadPool(200, (task) -> new Thread(task, "discovery-caller"));
		try {
			List<Future<Object>> futures = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				futures.add(executor.submit(() -> {
					allAsk.countDown();
					return client.metadata();
				}));
			}
			List<Object> outcomes = new ArrayList<>();
			for (Future<Object> future : futures) {
				try {
					outcomes.add(future.get());
				}
				catch (ExecutionException ex) {
					outcomes.add(ex.getCause());
				}
			}
			return outcomes;
		}
		finally {
			executor.shutdownNow();
		}
	}

	// Until all other callers are parked on the one fetch under way.
	private static void awaitWaiters() {
		while (Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("discovery-caller"))
			.filter((thread) -> thread.getState() == Thread.State.TIMED_WAITING)
			.count() < 199) {
			Thread.onSpinWait();
		}
	}

	private ProviderMetadata discover(String document) {
		String issuer = VECTORS.get("issuer").asString();
		StubTransport transport = new StubTransport().reply(issuer + "/.well-known/openid-configuration", 200,
				document);
		return HawcxOAuth.builder(issuer, "cfg", "client").transport(transport).clock(this.clock).build().metadata();
	}

}
