package io.hawcx.observation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpObservationsTests {

	private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

	private final RecordedObservations recorded = new RecordedObservations();

	private final HttpObservations observations = HttpObservations.of(this.recorded.registry());

	private HttpRequest request(String path, HttpOperation operation) {
		return HttpRequest.post(URI.create("https://api.example.com" + path), "secret-body".getBytes())
			.header("Authorization", "Bearer secret-token")
			.operation(operation);
	}

	private HttpTransport answering(int status) {
		return new Answers(status);
	}

	@Test
	void sendWhenAnsweredThenTellsEachValueOnce() throws IOException {
		this.observations.observe(answering(200)).send(request("/v1/management/users/phone", HttpOperation.MANAGEMENT));
		assertThat(this.recorded.last().getName()).isEqualTo("hawcx.client.requests");
		assertThat(this.recorded.last().getContextualName()).isEqualTo("hawcx management");
		assertThat(this.recorded.lastValues()).containsExactlyInAnyOrderEntriesOf(
				Map.of("operation", "management", "uri", "/management/users/phone", "status", "200", "outcome",
						"SUCCESS", "error", "none", "client.name", "api.example.com", "tenant", "none"));
	}

	@ParameterizedTest
	@CsvSource({ "DISCOVERY, /tenant/.well-known/openid-configuration, /.well-known/openid-configuration",
			"JWKS, /v1/keys?user=alice, {jwks_uri}", "TOKEN, /oauth2/token, {token_endpoint}",
			"MANAGEMENT, /v1/management/users/mfa-enforcement, /management/users/mfa-enforcement",
			"MANAGEMENT, /v2/management/stepup/start-token?x=y, /management/stepup/start-token",
			"MANAGEMENT, /v1/management/users/alice@example.com, other",
			"MANAGEMENT, /v1/management/users/lock, /management/users/lock" })
	void sendWhenOperationThenUriIsOneOfFew(HttpOperation operation, String path, String uri) throws IOException {
		this.observations.convention(new DefaultHawcxClientObservationConvention(List.of("/v1/management/users/lock")))
			.observe(answering(200))
			.send(request(path, operation));
		assertThat(this.recorded.lastValues()).containsEntry("uri", uri)
			.containsEntry("operation", operation.name().toLowerCase());
	}

	@Test
	void sendWhenNobodySaidWhatForThenIsOther() throws IOException {
		this.observations.observe(answering(503)).send(HttpRequest.get(URI.create("https://api.example.com/x")));
		assertThat(this.recorded.lastValues()).containsEntry("operation", "other")
			.containsEntry("uri", "other")
			.containsEntry("status", "503")
			.containsEntry("outcome", "SERVER_ERROR");
	}

	@Test
	void sendWhenTenantIsSaidThenTellsItByItsValue() throws IOException {
		HttpRequest request = request("/v1/management/users/phone", HttpOperation.MANAGEMENT).tenant("acme");
		this.observations.observe(answering(200)).send(request.header("X-Other", "1").timeout(Duration.ofSeconds(1)));
		assertThat(this.recorded.lastValues()).containsEntry("tenant", "acme").containsEntry("operation", "management");
		this.observations.tenants((name) -> "other")
			.convention(new DefaultHawcxClientObservationConvention())
			.propagateTraces(true)
			.observe(answering(200))
			.send(request);
		assertThat(this.recorded.lastValues()).containsEntry("tenant", "other");
		assertThat(this.recorded.last().getRequest().tenant()).isEqualTo("acme");
		this.observations.observe(answering(200)).send(request.operation(HttpOperation.JWKS));
		assertThat(this.recorded.lastValues()).containsEntry("tenant", "none");
	}

	@Test
	void sendWhenSecretsAreSentThenNoneIsTold() throws IOException {
		this.observations.observe(answering(401))
			.send(request("/v1/management/users/phone?code=secret-code", HttpOperation.MANAGEMENT));
		assertThat(this.recorded.last().toString() + this.recorded.lastValues()).doesNotContain("secret");
	}

	@Test
	void sendWhenNobodyListensThenTellsTheException() {
		URI nobody = closedAddress();
		try (HttpTransport transport = this.observations.observe(ApacheHttpTransport.create());
				AsyncHttpTransport async = this.observations.observe(ApacheHttpTransport.builder().buildAsync())) {
			HttpRequest request = HttpRequest.get(nobody).operation(HttpOperation.JWKS);
			assertThatExceptionOfType(HttpConnectException.class).isThrownBy(() -> transport.send(request));
			assertUnanswered(1);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> async.send(request).join())
				.withCauseInstanceOf(HttpConnectException.class);
			assertUnanswered(2);
		}
	}

	private static URI closedAddress() {
		try (LoopbackServer server = LoopbackServer.answering(OK)) {
			return server.uri("/");
		}
	}

	private void assertUnanswered(int count) {
		assertThat(this.recorded.count()).isEqualTo(count);
		assertThat(this.recorded.lastValues()).containsEntry("status", "none")
			.containsEntry("outcome", "UNKNOWN")
			.containsEntry("error", "HttpConnectException");
	}

	@Test
	void sendWhenAsyncThenTellsTheSame() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering(OK);
				AsyncHttpTransport transport = this.observations.observe(ApacheHttpTransport.builder().buildAsync())) {
			transport.send(HttpRequest.get(server.uri("/keys")).operation(HttpOperation.JWKS)).join();
			assertThat(this.recorded.lastValues()).containsEntry("uri", "{jwks_uri}").containsEntry("status", "200");
		}
	}

	@Test
	void sendWhenAsyncIsCancelledThenEndsAndReachesTheTransport() {
		CompletableFuture<HttpResponse> never = new CompletableFuture<>();
		this.observations.observe(new Pending(never)).send(request("/keys", HttpOperation.JWKS)).cancel(true);
		assertThat(never).isCancelled();
		assertThat(this.recorded.lastValues()).containsEntry("error", "CancellationException");
	}

	@Test
	void sendWhenAsyncAndHandlerThrowsThenReplyComes() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				throw new IllegalStateException("a handler of the application's");
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		CompletableFuture<HttpResponse> exchange = new CompletableFuture<>();
		CompletableFuture<HttpResponse> reply = HttpObservations.of(registry)
			.observe(new Pending(exchange))
			.send(request("/keys", HttpOperation.JWKS));
		HttpResponse answer = new HttpResponse(200, Map.of(), new byte[0]);
		exchange.complete(answer);
		assertThat(reply).isCompletedWithValue(answer);
	}

	@Test
	void sendWhenTracedThenTellsHawcxOnlyWhenAskedTo() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering(OK)) {
			HttpRequest request = HttpRequest.get(server.uri("/keys"));
			ObservationRegistry registry = this.recorded.registry();
			HttpTransport transport = HttpObservations.of(registry).observe(ApacheHttpTransport.create());
			transport.send(request);
			this.observations.propagateTraces(true).observe(ApacheHttpTransport.create()).send(request);
			assertThat(server.requests().get(0).headers()).doesNotContainKey("traceparent");
			assertThat(server.requests().get(1).headers()).containsEntry("traceparent", "00-trace");
		}
	}

	@Test
	void sendWhenBlockingThenObservationIsCurrentMeanwhile() throws IOException {
		Answers transport = new Answers(200, this.recorded.registry());
		this.observations.observe(transport).send(request("/keys", HttpOperation.JWKS));
		assertThat(transport.observedMeanwhile).isTrue();
		assertThat(this.recorded.registry().getCurrentObservation()).isNull();
	}

	@Test
	void observeWhenRegistryIsNoopThenIsTheTransportItself() {
		HttpTransport transport = answering(200);
		assertThat(HttpObservations.of(ObservationRegistry.NOOP).observe(transport)).isSameAs(transport);
	}

	@Test
	void sendWhenRegistryGetsItsHandlersLaterThenTellsThem() throws IOException {
		ObservationRegistry registry = ObservationRegistry.create();
		HttpTransport transport = HttpObservations.of(registry).observe(answering(200));
		transport.send(request("/keys", HttpOperation.JWKS));
		registry.observationConfig().observationHandler(this.recorded);
		transport.send(request("/keys", HttpOperation.JWKS));
		assertThat(this.recorded.count()).isEqualTo(1);
	}

	@Test
	void createWhenPathIsNoManagementPathThenSaysSo() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DefaultHawcxClientObservationConvention(List.of("/users/lock")))
			.withMessage("managementPaths must each contain /management/, '/users/lock' does not");
	}

	private static final class Answers implements HttpTransport {

		private final int status;

		private final ObservationRegistry registry;

		private boolean observedMeanwhile;

		Answers(int status) {
			this(status, ObservationRegistry.NOOP);
		}

		Answers(int status, ObservationRegistry registry) {
			this.status = status;
			this.registry = registry;
		}

		@Override
		public HttpResponse send(HttpRequest request) {
			this.observedMeanwhile = this.registry.getCurrentObservation() != null;
			return new HttpResponse(this.status, Map.of(), "{}".getBytes());
		}

		@Override
		public void close() {
		}

	}

	private record Pending(CompletableFuture<HttpResponse> reply) implements AsyncHttpTransport {

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			return this.reply;
		}

		@Override
		public void close() {
		}

	}

}
