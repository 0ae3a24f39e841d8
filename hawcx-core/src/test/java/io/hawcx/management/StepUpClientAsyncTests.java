package io.hawcx.management;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.hawcx.DelegationCryptoException;
import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StepUpClientAsyncTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_794_670_369), ZoneOffset.UTC);

	private static final String PATH = "/v1/management/x";

	private final HeldTransport transport = new HeldTransport();

	private final List<Runnable> tasks = new ArrayList<>();

	private final StepUpClientAsync client = builder().executor(this.tasks::add).build();

	private StepUpClientAsync.Builder<StepUpClientAsync> builder() {
		return StepUpClientAsync.builder("https://api.hawcx.com", "tenant-1")
			.secretKey(TestHawcx.secretKey())
			.clock(CLOCK)
			.transport(this.transport);
	}

	@Test
	void startStepUpWhenAnsweredThenCompletesOnExecutorOnly() {
		CompletableFuture<StepUpToken> token = this.client
			.startStepUp(StepUp.changeMfaMethod("alice@example.com", MfaMethod.TOTP));
		this.transport.exchange(0)
			.complete(TestHawcx.reply(200, "{\"start_token\":\"a.b.c\",\"expires_in\":60}", CLOCK));
		assertThat(token).isNotDone();
		runTasks();
		assertThat(token.join().startToken()).isEqualTo("a.b.c");
		assertThat(TestHawcx.read(this.transport.requests.get(0))).containsEntry("new_mfa_method", "totp");
	}

	@Test
	void callWhenAnsweredThenReturnsWhatTheBlockingOneDoes() {
		StepUpClientAsync direct = builder().executor(Runnable::run).build();
		CompletableFuture<StepUpResult> result = direct.consumeStepUp("receipt-1");
		this.transport.exchange(0).complete(TestHawcx.reply(200, "{\"ok\":true}", CLOCK));
		assertThat(result.join().ok()).isTrue();
		CompletableFuture<Map<String, Object>> reply = direct.management(PATH, Map.of());
		this.transport.exchange(1).complete(TestHawcx.reply(200, "{\"a\":1}", CLOCK));
		assertThat(reply.join()).containsExactly(Map.entry("a", 1));
		CompletableFuture<Preference> typed = direct.management(PATH, Map.of(), Preference.class);
		this.transport.exchange(2).complete(TestHawcx.reply(200, "{\"userid\":\"alice\"}", CLOCK));
		assertThat(typed.join().userid()).isEqualTo("alice");
	}

	@Test
	void callWhenArgumentIsWrongThenThrowsAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.startStepUp(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.consumeStepUp(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.management("/v1/other", Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.management(PATH, List.of(), Map.class));
		assertThat(this.transport.requests).isEmpty();
	}

	@Test
	void callWhenRefusedThenFailsWithTheFamilysException() {
		CompletableFuture<Map<String, Object>> reply = this.client.management(PATH, Map.of());
		this.transport.exchange(0)
			.complete(new HttpResponse(503, Map.of("Retry-After", List.of("7")), "{\"detail\":\"busy\"}".getBytes()));
		runTasks();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(reply::get)
			.withCauseInstanceOf(DelegationRequestException.class);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(reply::join)
			.withCauseInstanceOf(DelegationRequestException.class);
		assertThat(failure(reply)).isInstanceOfSatisfying(DelegationRequestException.class, (ex) -> {
			assertThat(ex.statusCode()).isEqualTo(503);
			assertThat(ex.detail()).isEqualTo("\"busy\"");
			assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
		});
		assertThat(this.transport.requests).hasSize(1);
	}

	@Test
	void callWhenReplyIsUnsignedOrLateThenFails() {
		CompletableFuture<Map<String, Object>> unsigned = this.client.management(PATH, Map.of());
		this.transport.exchange(0).complete(new HttpResponse(200, Map.of(), new byte[0]));
		CompletableFuture<Map<String, Object>> late = this.client.management(PATH, Map.of());
		this.transport.exchange(1).completeExceptionally(new HttpDeadlineException(Duration.ofSeconds(15)));
		CompletableFuture<StepUpToken> incomplete = this.client.startStepUp(StepUp.of("alice", "other", Map.of()));
		this.transport.exchange(2).complete(TestHawcx.reply(200, "{}", CLOCK));
		runTasks();
		assertThat(failure(unsigned)).isInstanceOf(DelegationResponseException.class);
		assertThat(failure(late)).isInstanceOf(DelegationRequestException.class)
			.hasMessageContaining("no complete reply within 15000 ms");
		assertThat(failure(incomplete)).isInstanceOf(DelegationResponseException.class);
	}

	@Test
	void callWhenRequestCannotBeSealedThenFutureFails() {
		DelegationCryptoException broken = new DelegationCryptoException("The key store is gone.", null);
		CompletableFuture<Map<String, Object>> reply = StepUpClientAsync.builder("https://api.hawcx.com", "tenant-1")
			.secretKey(() -> {
				throw broken;
			})
			.transport(this.transport)
			.build()
			.management(PATH, Map.of());
		assertThat(failure(reply)).isSameAs(broken);
		assertThat(this.transport.requests).isEmpty();
	}

	@Test
	void callWhenByBearerTokenThenIsSignedAndSentOnTheCallingThread() {
		StepUpClientAsync bearer = StepUpClientAsync.builder("https://api.hawcx.com", "tenant-1")
			.signingKey("client", SigningKey.generate("key"))
			.transport(this.transport)
			.executor(this.tasks::add)
			.build();
		CompletableFuture<Map<String, Object>> reply = bearer.management(PATH, Map.of());
		assertThat(this.transport.requests).hasSize(1);
		assertThat(this.tasks).isEmpty();
		reply.cancel(true);
	}

	@Test
	void cancelWhenUnderWayThenAbortsTheExchange() {
		CompletableFuture<StepUpToken> token = this.client.startStepUp(StepUp.of("alice", "other", Map.of()));
		token.cancel(true);
		assertThat(this.transport.exchange(0)).isCancelled();
		runTasks();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(token::join);
	}

	@Test
	void timeOutWhenApplicationHasDeadlineOfItsOwnThenAbortsTheExchange() {
		CompletableFuture<Map<String, Object>> reply = this.client.management(PATH, Map.of());
		reply.completeExceptionally(new IOException("enough"));
		assertThat(this.transport.exchange(0)).isCancelled();
	}

	@Test
	void callWhenNoConnectionThenSignsAnewAndSendsAgain() {
		List<Instant> times = new ArrayList<>(List.of(CLOCK.instant(), CLOCK.instant().plusSeconds(1)));
		Clock moving = new Clock() {

			@Override
			public java.time.ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(java.time.ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return (times.size() > 1) ? times.remove(0) : times.get(0);
			}

		};
		CompletableFuture<Map<String, Object>> reply = builder().clock(moving).build().management(PATH, Map.of());
		this.transport.exchange(0).completeExceptionally(new HttpConnectException("no connection", new IOException()));
		this.transport.awaitExchange(1).complete(TestHawcx.reply(200, "{\"a\":1}", moving));
		assertThat(reply.join()).containsEntry("a", 1);
		assertThat(this.transport.requests.get(0).headers()).containsEntry("X-Timestamp",
				String.valueOf(CLOCK.instant().getEpochSecond()));
		assertThat(this.transport.requests.get(1).headers()).containsEntry("X-Timestamp",
				String.valueOf(CLOCK.instant().getEpochSecond() + 1));
		assertThat(this.transport.requests.get(1).body()).isNotEqualTo(this.transport.requests.get(0).body());
	}

	@Test
	void callWhenNoConnectionAndRetriesAreOffThenSaysThatNothingWasSent() {
		CompletableFuture<Map<String, Object>> reply = builder().executor(Runnable::run)
			.maxAttempts(1)
			.build()
			.management(PATH, Map.of());
		this.transport.exchange(0)
			.completeExceptionally(
					new HttpConnectException("no connection to https://api.hawcx.com", new IOException()));
		assertThat(failure(reply)).isInstanceOf(DelegationRequestException.class)
			.hasMessage("POST /v1/management/x was not sent: no connection to https://api.hawcx.com.");
	}

	@Test
	void builderWhenOptionIsWrongThenNamesIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().maxAttempts(0))
			.withMessage("maxAttempts must be 1 to 3, and is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> builder().maxAttempts(4));
		assertThatIllegalArgumentException().isThrownBy(() -> builder().executor(null))
			.withMessageContaining("executor");
		assertThatIllegalArgumentException().isThrownBy(() -> builder().transport(null))
			.withMessageContaining("transport");
	}

	@Test
	void closeWhenTransportIsGivenThenLeavesItOpen() {
		this.client.close();
		assertThat(this.transport.closed).isFalse();
	}

	private void runTasks() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove(0).run();
		}
	}

	private static Throwable failure(CompletableFuture<?> reply) {
		return reply.handle((value, failure) -> failure).join();
	}

	private record Preference(String userid) {
	}

	/**
	 * Holds every exchange open until a test completes it.
	 */
	private static final class HeldTransport implements AsyncHttpTransport {

		private final List<HttpRequest> requests = new ArrayList<>();

		private final List<CompletableFuture<HttpResponse>> exchanges = new ArrayList<>();

		private boolean closed;

		@Override
		public synchronized CompletableFuture<HttpResponse> send(HttpRequest request) {
			CompletableFuture<HttpResponse> exchange = new CompletableFuture<>();
			this.requests.add(request);
			this.exchanges.add(exchange);
			notifyAll();
			return exchange;
		}

		CompletableFuture<HttpResponse> exchange(int number) {
			return this.exchanges.get(number);
		}

		synchronized CompletableFuture<HttpResponse> awaitExchange(int number) {
			while (this.exchanges.size() <= number) {
				try {
					wait();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
			return exchange(number);
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
