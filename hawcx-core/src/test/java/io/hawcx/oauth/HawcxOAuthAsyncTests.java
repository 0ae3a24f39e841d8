package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenExchangeException;
import io.hawcx.TokenVerificationException;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HawcxOAuthAsyncTests {

	private final MutableClock clock = new MutableClock(TestIssuer.NOW);

	private final HeldTransport transport = new HeldTransport();

	private final HawcxOAuthAsync client = HawcxOAuthAsync.builder(TestIssuer.ISSUER, "cfg_123", TestIssuer.CLIENT)
		.transport(this.transport)
		.executor(Runnable::run)
		.maxAttempts(1)
		.clock(this.clock)
		.build();

	@Test
	void exchangesCodeWhenAnswered() {
		CompletableFuture<ExchangeResult> result = this.client.exchangeCode("code-1", TestIssuer.VERIFIER);
		answerDiscovery();
		answer(TestIssuer.TOKEN, 200, "{\"id_token\":\"" + token() + "\",\"token_type\":\"Bearer\"}");
		assertThat(result).isNotDone();
		answerKeys();
		assertThat(result.join().claims().subject()).isEqualTo("usr_1");
	}

	@Test
	void signsAssertionWhenConfidential() {
		CompletableFuture<TokenResponse> response = this.client
			.withClientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY))
			.redeemCode("code-1", TestIssuer.VERIFIER, "https://app.example/callback");
		answerDiscovery();
		answer(TestIssuer.TOKEN, 200, "{\"id_token\":\"abc\"}");
		assertThat(response.join().idToken()).isEqualTo("abc");
		assertThat(new String(this.transport.requests.get(1).body(), StandardCharsets.US_ASCII))
			.contains("client_assertion=", "redirect_uri=");
	}

	@Test
	void sharesOneFetchWhenManyCallersWait() {
		List<CompletableFuture<IdTokenClaims>> calls = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			calls.add(this.client.verifyIdToken(token(), null));
		}
		answerDiscovery();
		answerKeys();
		assertThat(calls).allSatisfy((call) -> assertThat(call.join().subject()).isEqualTo("usr_1"));
		assertThat(this.transport.requests).hasSize(2);
	}

	@Test
	void keepsSharedFetchWhenOneCallerCancels() {
		CompletableFuture<ProviderMetadata> first = this.client.metadata();
		CompletableFuture<ProviderMetadata> second = this.client.metadata();
		first.cancel(true);
		assertThat(this.transport.exchanges.get(0)).isNotDone();
		answerDiscovery();
		assertThat(second.join().issuer()).isEqualTo(TestIssuer.ISSUER);
	}

	@Test
	void abortsExchangeWhenCancelled() {
		CompletableFuture<ExchangeResult> result = this.client.exchangeCode("code-1", TestIssuer.VERIFIER);
		answerDiscovery();
		result.cancel(true);
		assertThat(this.transport.exchanges.get(1)).isCancelled();
	}

	@Test
	void sendsNothingWhenCancelledBeforeMetadataArrives() {
		CompletableFuture<ExchangeResult> result = this.client.exchangeCode("code-1", TestIssuer.VERIFIER);
		result.cancel(true);
		answerDiscovery();
		assertThat(this.transport.requests).hasSize(1);
	}

	@Test
	void throwsAtOnceWhenArgumentIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.exchangeCode("code-1", "short"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.exchangeCode("code-1", TestIssuer.VERIFIER, null, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.redeemCode(" ", TestIssuer.VERIFIER, null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HawcxOAuthAsync.fromIssuer("https://idp.example.com/", "cfg", "client"));
		assertThat(this.transport.requests).isEmpty();
	}

	@Test
	void failsWithFamilyWhenStepsFail() {
		CompletableFuture<ProviderMetadata> metadata = this.client.metadata();
		answer(TestIssuer.DISCOVERY, 503, "");
		assertThat(failure(metadata)).isInstanceOf(DiscoveryException.class).hasMessageContaining("503");
		CompletableFuture<ExchangeResult> refused = this.client.exchangeCode("code-1", TestIssuer.VERIFIER);
		answerDiscovery();
		answer(TestIssuer.TOKEN, 400, "{\"error\":\"invalid_grant\"}");
		assertThat(failure(refused)).isInstanceOfSatisfying(TokenExchangeException.class,
				(ex) -> assertThat(ex.error()).isEqualTo("invalid_grant"));
		CompletableFuture<IdTokenClaims> unverified = this.client.verifyIdToken(token(), null);
		answer(TestIssuer.JWKS, 503, "");
		assertThat(failure(unverified)).isInstanceOf(TokenVerificationException.class)
			.hasMessageContaining("could not be fetched");
		CompletableFuture<IdTokenClaims> replayed = this.client.verifyIdToken(token(), "n-1");
		answerKeys();
		assertThat(failure(replayed)).isInstanceOf(TokenVerificationException.class).hasMessageContaining("nonce");
		assertThat(failure(this.client.verifyIdToken("a.b.c", null))).isInstanceOf(TokenVerificationException.class);
	}

	@Test
	void leavesNonceToCallerWhenAskedTo() {
		CompletableFuture<IdTokenClaims> claims = this.client
			.verifyIdTokenExceptNonce(TestIssuer.idToken((members) -> members.put("nonce", "n-1")));
		answerDiscovery();
		answerKeys();
		assertThat(claims.join().nonce()).isEqualTo("n-1");
	}

	@Test
	void closesTransportWhenItBuiltIt() {
		HawcxOAuthAsync own = HawcxOAuthAsync.fromIssuer("http://127.0.0.1:1", "cfg_123", TestIssuer.CLIENT);
		own.close();
		assertThat(own.metadata()).failsWithin(Duration.ofSeconds(5))
			.withThrowableThat()
			.havingRootCause()
			.withMessageContaining("closed");
	}

	@Test
	void leavesTransportOpenWhenItIsGiven() {
		this.client.close();
		assertThat(this.transport.closed).isFalse();
	}

	@Test
	void renewsMetadataWhenAnHourHasPassed() {
		this.client.metadata();
		answerDiscovery();
		assertThat(this.client.metadata()).isCompleted();
		this.clock.advance(Duration.ofMinutes(61));
		assertThat(this.client.metadata()).isNotDone();
	}

	private static String token() {
		return TestIssuer.idToken((claims) -> {
		});
	}

	private void answerDiscovery() {
		answer(TestIssuer.DISCOVERY, 200, TestIssuer.discovery((document) -> {
		}));
	}

	private void answerKeys() {
		answer(TestIssuer.JWKS, 200, "{\"keys\":[" + TestIssuer.KEY.publicJwk() + "]}");
	}

	private void answer(String url, int status, String body) {
		int last = this.transport.requests.size() - 1;
		assertThat(this.transport.requests.get(last).uri()).hasToString(url);
		this.transport.exchanges.get(last)
			.complete(new HttpResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
	}

	private static Throwable failure(CompletableFuture<?> call) {
		return call.handle((value, failure) -> failure).join();
	}

	/**
	 * Holds every exchange open until a test completes it.
	 */
	private static final class HeldTransport implements AsyncHttpTransport {

		private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();

		private final List<CompletableFuture<HttpResponse>> exchanges = new CopyOnWriteArrayList<>();

		private boolean closed;

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			CompletableFuture<HttpResponse> exchange = new CompletableFuture<>();
			this.requests.add(request);
			this.exchanges.add(exchange);
			return exchange;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
