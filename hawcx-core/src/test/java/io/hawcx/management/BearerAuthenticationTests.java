package io.hawcx.management;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.ResponseSignatureException;
import io.hawcx.Vectors;
import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.key.SigningKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BearerAuthenticationTests {

	private static final JsonNode REQUEST = Vectors.read("bearer-request");

	private static final JsonNode REPLIES = Vectors.read("response-signatures");

	private static final Clock CLOCK = clock(REPLIES);

	private static final SigningKey KEY = SigningKey.parse(REQUEST.get("private_jwk").toString());

	private static final String CLIENT_ID = REQUEST.get("client_id").asString();

	private static final String JWKS = "https://idp.example.com/.well-known/jwks.json";

	private long nanos;

	private final ReplayStore replays = new MemoryReplayStore(() -> this.nanos);

	private final SigningTransport transport = new SigningTransport();

	private final StepUpClient client = builder().build();

	private StepUpClient.Builder<StepUpClient> builder() {
		return StepUpClient.builder("https://idp.example.com", REQUEST.get("config_id").asString())
			.signingKey(CLIENT_ID, KEY)
			.clock(CLOCK)
			.replayStore(this.replays)
			.transport(this.transport);
	}

	private static Clock clock(JsonNode vectors) {
		return Clock.fixed(Instant.ofEpochSecond(vectors.get("now").asLong()), ZoneOffset.UTC);
	}

	static Stream<Arguments> good() {
		return Vectors.cases(REPLIES.get("good"));
	}

	static Stream<Arguments> bad() {
		return Vectors.cases(REPLIES.get("bad"));
	}

	@Test
	void sendWhenVectorThenMakesTheSameRequest() {
		Map<String, String> extra = new LinkedHashMap<>();
		REQUEST.get("extra_headers")
			.properties()
			.forEach((entry) -> extra.put(entry.getKey(), entry.getValue().asString()));
		extra.put("authorization", "not mine");
		URI url = URI.create(REQUEST.get("url").asString());
		StepUpClient.builder(url.resolve("/").toString(), REQUEST.get("config_id").asString())
			.signingKey(CLIENT_ID, KEY)
			.clock(clock(REQUEST))
			.responseSignatureCheck(false)
			.transport(this.transport)
			.extraHeaders(extra)
			.build()
			.management(url.getPath(), Json.readObject(REQUEST.get("body").asString()));
		HttpRequest request = this.transport.calls().get(0);
		assertThat(request.uri()).hasToString(REQUEST.get("url").asString());
		assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo(REQUEST.get("body").asString());
		Map<String, String> headers = new LinkedHashMap<>(request.headers());
		String token = headers.remove("Authorization").substring("Bearer ".length());
		Map<String, String> expected = new LinkedHashMap<>();
		REQUEST.get("headers")
			.properties()
			.forEach((entry) -> expected.put(entry.getKey(), entry.getValue().asString()));
		assertThat(headers).isEqualTo(expected);
		assertThat(part(token, 0)).isEqualTo(Json.readObject(REQUEST.get("jwt_header").toString()));
		Map<String, Object> claims = part(token, 1);
		Map<String, Object> expectedClaims = Json.readObject(REQUEST.get("jwt_claims").toString());
		assertThat(claims.remove("jti")).asString().hasSizeGreaterThanOrEqualTo(22);
		expectedClaims.remove("jti");
		assertThat(claims).isEqualTo(expectedClaims);
		byte[] x = Base64Url.decode(REQUEST.get("private_jwk").get("x").asString());
		int dot = token.lastIndexOf('.');
		assertThat(CryptoProviders.get()
			.ed25519Verifier(x)
			.verify(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII),
					Base64Url.decode(token.substring(dot + 1))))
			.isTrue();
	}

	@Test
	void sendWhenRepeatedThenTokenIsFreshAndKeyAskedAnew() {
		List<SigningKey> keys = new ArrayList<>(List.of(KEY));
		StepUpClient rotating = builder().signingKey(CLIENT_ID, () -> keys.get(0))
			.tokenLifetime(Duration.ofSeconds(120))
			.relyingParty("rp")
			.build();
		rotating.management("/v1/management/x?a=b", Map.of());
		keys.set(0, SigningKey.parse(REQUEST.get("private_jwk").toString().replace(KEY.keyId(), "rotated")));
		rotating.management("/v1/management/x?a=b", Map.of());
		List<String> tokens = this.transport.calls()
			.stream()
			.map((call) -> call.headers().get("Authorization"))
			.toList();
		assertThat(part(tokens.get(0), 1).get("jti")).isNotEqualTo(part(tokens.get(1), 1).get("jti"));
		assertThat(part(tokens.get(0), 1)).containsEntry("aud", "https://idp.example.com/v1/management/x?a=b")
			.containsEntry("exp", (int) CLOCK.instant().getEpochSecond() + 120);
		assertThat(part(tokens.get(1), 0)).containsEntry("kid", "rotated");
		assertThat(this.transport.calls().get(0).headers()).containsEntry("X-Relying-Party", "rp")
			.doesNotContainKey("apikey");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void openWhenSignatureIsGoodThenReturnsBody(String name, JsonNode good) {
		this.transport.signature = good.get("signature").asString();
		assertThat(this.client.startStepUp(StepUp.changeMfaMethod("alice", MfaMethod.TOTP)).expiresIn())
			.isEqualTo(Duration.ofSeconds(60));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("bad")
	void openWhenSignatureIsBadThenThrows(String name, JsonNode bad) {
		this.transport.signature = bad.get("signature").isNull() ? null : bad.get("signature").asString();
		Reason reason = name.matches("missing|empty") ? Reason.UNSIGNED
				: name.matches("(no )?iat.*") ? Reason.TIME : Reason.SIGNATURE;
		assertThatExceptionOfType(ResponseSignatureException.class).isThrownBy(this::call).satisfies((ex) -> {
			assertThat(ex.reason()).isEqualTo(reason);
			assertThat(ex).hasMessageContaining("X-Response-Signature").hasMessageNotContaining("start_token\"");
			if (this.transport.signature != null && this.transport.signature.length() > 10) {
				assertThat(ex).hasMessageNotContaining(this.transport.signature.substring(0, 10));
			}
		});
	}

	@Test
	void openWhenBodyIsChangedByOneBitThenThrows() {
		this.transport.body[5] ^= 1;
		assertThatExceptionOfType(ResponseSignatureException.class).isThrownBy(this::call)
			.withMessageContaining("body_sha256");
	}

	@Test
	void openWhenRepliesAreEqualWithinOneSecondThenBothAreAccepted() {
		call();
		this.nanos += Duration.ofMillis(999).toNanos();
		call();
		assertThat(this.transport.calls()).hasSize(2);
		assertThat(this.transport.fetches()).isOne();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void openWhenReplyWasAcceptedASecondBeforeTheRequestThenRefusesIt(String name, JsonNode good) {
		this.transport.signature = good.get("signature").asString();
		call();
		this.nanos += Duration.ofSeconds(1).toNanos();
		assertThatExceptionOfType(ResponseSignatureException.class).isThrownBy(this::call)
			.withMessageContaining("POST /v1/management/x")
			.withMessageContaining("accepted before this request was sent")
			.withMessageNotContaining(this.transport.signature)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.REPEATED));
	}

	@Test
	void openWhenTheOtherSOfTheSameSignatureIsRepeatedThenRefusesIt() {
		call();
		this.nanos += Duration.ofSeconds(1).toNanos();
		this.transport.signature = withOtherS(this.transport.signature);
		assertThatExceptionOfType(ResponseSignatureException.class).isThrownBy(this::call)
			.withMessageContaining("accepted before this request was sent");
	}

	private static String withOtherS(String jws) {
		int dot = jws.lastIndexOf('.');
		byte[] signature = Base64Url.decode(jws.substring(dot + 1));
		int half = signature.length / 2;
		BigInteger order = CustomNamedCurves.getByName("P-256").getN();
		byte[] other = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, half, 2 * half))).toByteArray();
		Arrays.fill(signature, half, 2 * half, (byte) 0);
		int length = Math.min(half, other.length);
		System.arraycopy(other, other.length - length, signature, 2 * half - length, length);
		return jws.substring(0, dot + 1) + Base64Url.encode(signature);
	}

	@Test
	void openWhenClientsShareAStoreThenEachRefusesWhatTheOtherAccepted() {
		call();
		this.nanos += Duration.ofSeconds(1).toNanos();
		StepUpClient other = builder().build();
		assertThatExceptionOfType(ResponseSignatureException.class)
			.isThrownBy(() -> other.management("/v1/management/x", Map.of()))
			.withMessageContaining("accepted before this request was sent");
		StepUpClient alone = builder().replayStore(ReplayStore.inMemory()).build();
		assertThat(alone.management("/v1/management/x", Map.of())).containsKey("start_token");
	}

	static Stream<Supplier<CompletableFuture<Long>>> brokenTimes() {
		CompletableFuture<Long> cancelled = new CompletableFuture<>();
		cancelled.cancel(true);
		return Stream.of(() -> CompletableFuture.failedFuture(new IllegalStateException("down")), () -> cancelled,
				() -> {
					throw new IllegalStateException("down");
				});
	}

	@ParameterizedTest
	@MethodSource("brokenTimes")
	void callWhenStoreFailsThenFailsAndSaysSo(Supplier<CompletableFuture<Long>> time) {
		StepUpClient client = builder().replayStore(new Store(time, () -> {
			throw new IllegalStateException("not asked");
		})).build();
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> client.management("/v1/management/x", Map.of()))
			.withMessageContaining("was not sent: the replay store does not answer");
		assertThat(this.transport.calls()).isEmpty();
	}

	@Test
	void openWhenStoreThrowsThenFailsAndSaysSo() {
		StepUpClient client = builder().replayStore(new Store(() -> CompletableFuture.completedFuture(1L), () -> {
			throw new IllegalStateException("down");
		})).build();
		assertThatExceptionOfType(ResponseSignatureException.class)
			.isThrownBy(() -> client.management("/v1/management/x", Map.of()))
			.withMessageContaining("the replay store does not answer; check it")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNCHECKED));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 400, 401, 429, 503 })
	void openWhenRefusedThenThrowsWithDetailThoughUnsigned(int status) {
		this.transport.status = status;
		this.transport.body = "{\"detail\":\"no\"}".getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(this::call).satisfies((ex) -> {
			assertThat(ex.statusCode()).isEqualTo(status);
			assertThat(ex.detail()).isEqualTo("\"no\"");
		});
		assertThat(this.transport.fetches()).isZero();
	}

	@Test
	void openWhenKeysCannotBeFetchedThenThrows() {
		this.transport.jwksStatus = 503;
		assertThatExceptionOfType(ResponseSignatureException.class).isThrownBy(this::call)
			.withMessageContaining("its keys could not be fetched from " + JWKS)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNCHECKED));
	}

	@Test
	void openWhenJwksUrlIsGivenThenFetchesThere() {
		StepUpClient elsewhere = builder().jwksUrl("https://keys.example.com/k").build();
		assertThatExceptionOfType(ResponseSignatureException.class)
			.isThrownBy(() -> elsewhere.management("/v1/management/x", Map.of()))
			.withMessageContaining("https://keys.example.com/k");
	}

	@Test
	void openWhenCheckIsOffThenReturnsUnsignedObjectsOnly() {
		StepUpClient unchecked = builder().responseSignatureCheck(false).build();
		this.transport.signature = null;
		assertThat(unchecked.management("/v1/management/x", Map.of())).containsEntry("expires_in", 60);
		this.transport.body = "[]".getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> unchecked.management("/v1/management/x", Map.of()))
			.withMessageContaining("POST /v1/management/x");
		assertThat(this.transport.fetches()).isZero();
	}

	@Test
	void buildWhenOptionsContradictThenSaysWhich() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().secretKey(TestHawcx.secretKey()).build())
			.withMessageContaining("secretKey and signingKey must not both be set");
		assertThatIllegalArgumentException().isThrownBy(() -> builder().apiKey("k").build())
			.withMessageContaining("apiKey");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> StepUpClient.builder("https://idp.example.com", "c").build())
			.withMessageContaining("secretKey or signingKey");
		for (Duration lifetime : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(121))) {
			assertThatIllegalArgumentException().isThrownBy(() -> builder().tokenLifetime(lifetime))
				.withMessageContaining("tokenLifetime");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> builder().jwksUrl("http://keys.example.com"))
			.withMessageContaining("jwksUrl");
		assertThatIllegalArgumentException().isThrownBy(() -> builder().signingKey("a b", KEY))
			.withMessageContaining("clientId");
	}

	private void call() {
		this.client.management("/v1/management/x", Map.of());
	}

	private static Map<String, Object> part(String token, int index) {
		return Json.readObject(Base64Url.decode(token.substring(token.lastIndexOf(' ') + 1).split("\\.")[index]));
	}

	/**
	 * Answers calls with the vectors' body and what signature a test chose, and publishes
	 * the vectors' keys.
	 */
	private static final class SigningTransport implements HttpTransport {

		private final List<HttpRequest> requests = new ArrayList<>();

		private int status = 200;

		private int jwksStatus = 200;

		private byte[] body = REPLIES.get("body").asString().getBytes(StandardCharsets.UTF_8);

		private String signature = REPLIES.get("good").get(0).get("signature").asString();

		@Override
		public HttpResponse send(HttpRequest request) {
			this.requests.add(request);
			if (request.method().equals("GET")) {
				boolean found = request.uri().toString().equals(JWKS);
				return new HttpResponse(found ? this.jwksStatus : 404, Map.of(),
						REPLIES.get("jwks").toString().getBytes(StandardCharsets.UTF_8));
			}
			Map<String, List<String>> headers = (this.signature != null)
					? Map.of("x-response-signature", List.of(this.signature)) : Map.of();
			return new HttpResponse(this.status, headers, this.body);
		}

		@Override
		public void close() {
		}

		List<HttpRequest> calls() {
			return this.requests.stream().filter((request) -> request.method().equals("POST")).toList();
		}

		long fetches() {
			return this.requests.stream().filter((request) -> request.uri().toString().equals(JWKS)).count();
		}

	}

	private record Store(Supplier<CompletableFuture<Long>> answer,
			Supplier<CompletableFuture<OptionalLong>> acceptance) implements ReplayStore {

		@Override
		public CompletableFuture<Long> time() {
			return this.answer.get();
		}

		@Override
		public CompletableFuture<OptionalLong> accept(String reply, Duration keep) {
			return this.acceptance.get();
		}

	}

}
