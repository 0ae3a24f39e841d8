package io.hawcx.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpProtocolException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpResponseTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRetrierTests {

	private static final URI ADDRESS = URI.create("https://api.example.com/x");

	private static final HttpConnectException UNCONNECTED = new HttpConnectException("no connection",
			new IOException());

	private static final HttpConnectException UNTRUSTED = new HttpConnectException("not trusted", null, true);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-14T15:59:29Z"), ZoneOffset.UTC);

	private final ScriptedSender sender = new ScriptedSender();

	private final RequestRetrier retrier = retrier(3);

	private int prepared;

	private RequestRetrier retrier(int maxAttempts) {
		return new RequestRetrier(maxAttempts, CLOCK, () -> 0.5, () -> this.sender.now);
	}

	@Test
	void sendWhenAnsweredThenAsksOnce() {
		this.sender.script.add(reply(200));
		assertThat(get().join().status()).isEqualTo(200);
		assertThat(this.sender.requests).hasSize(1);
		assertThat(this.sender.requests.get(0).timeout()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void sendWhenNoConnectionThenPostIsPreparedAnewAndSentAgain() {
		this.sender.script.add(UNCONNECTED);
		this.sender.script.add(UNCONNECTED);
		this.sender.script.add(reply(503));
		assertThat(post().join().status()).isEqualTo(503);
		assertThat(this.sender.pauses).containsExactly(Duration.ofMillis(25), Duration.ofMillis(50));
		assertThat(this.sender.requests).extracting((request) -> request.headers().get("X-Attempt"))
			.containsExactly("1", "2", "3");
		assertThat(this.sender.requests).extracting(HttpRequest::timeout)
			.containsExactly(Duration.ofSeconds(5), Duration.ofMillis(4975), Duration.ofMillis(4925));
	}

	@Test
	void sendWhenThirdAttemptFailsThenGivesUp() {
		for (int i = 0; i < 3; i++) {
			this.sender.script.add(UNCONNECTED);
		}
		assertThat(post()).failsWithin(Duration.ZERO).withThrowableThat().withCause(UNCONNECTED);
		assertThat(this.sender.requests).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 502, 503, 504 })
	void sendWhenPostWasAnsweredThenIsNotSentAgain(int status) {
		this.sender.script.add(reply(status));
		assertThat(post().join().status()).isEqualTo(status);
		assertThat(this.sender.requests).hasSize(1);
	}

	@Test
	void sendWhenPostWasLostThenIsNotSentAgain() {
		IOException lost = new IOException("connection reset");
		this.sender.script.add(lost);
		assertThat(post()).failsWithin(Duration.ZERO).withThrowableThat().withCause(lost);
		assertThat(this.sender.requests).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "500, 25, 50", "502, 25, 50", "504, 25, 50", "429, 500, 1000", "503, 500, 1000" })
	void sendWhenGetMeetsTroubleThenBacksOff(int status, long first, long second) {
		this.sender.script.add(reply(status));
		this.sender.script.add(reply(status));
		this.sender.script.add(reply(200));
		assertThat(get().join().status()).isEqualTo(200);
		assertThat(this.sender.pauses).containsExactly(Duration.ofMillis(first), Duration.ofMillis(second));
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 401, 403, 404, 501 })
	void sendWhenGetIsRefusedThenAsksOnce(int status) {
		this.sender.script.add(reply(status));
		assertThat(get().join().status()).isEqualTo(status);
		assertThat(this.sender.requests).hasSize(1);
	}

	@Test
	void sendWhenGetWasLostThenAsksAgain() {
		this.sender.script.add(new IOException("connection reset"));
		this.sender.script.add(reply(200));
		assertThat(get().join().status()).isEqualTo(200);
		assertThat(this.sender.requests).hasSize(2);
	}

	@Test
	void sendWhenGetCannotGoBetterThenAsksOnce() {
		for (IOException failure : List.of(new HttpDeadlineException(Duration.ofSeconds(5)),
				new HttpResponseTooLargeException(9), new InterruptedIOException(),
				new HttpProtocolException("status 000", null), UNTRUSTED)) {
			this.sender.script.add(failure);
			assertThat(get()).failsWithin(Duration.ZERO).withThrowableThat().withCause(failure);
		}
		assertThat(this.sender.requests).hasSize(5);
	}

	@Test
	void sendWhenNextConnectionWouldFailLikewiseThenPostIsNotSentAgain() {
		this.sender.script.add(UNTRUSTED);
		assertThat(post()).failsWithin(Duration.ZERO).withThrowableThat().withCause(UNTRUSTED);
		assertThat(this.sender.requests).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "3|3025", "0|25", "Sat, 14 Nov 2026 15:59:31 GMT|2025", "soon|500" })
	void sendWhenServerNamesWaitThenHonoursIt(String header, long millis) {
		this.sender.script.add(new HttpResponse(429, Map.of("Retry-After", List.of(header)), new byte[0]));
		this.sender.script.add(reply(200));
		assertThat(get().join().status()).isEqualTo(200);
		assertThat(this.sender.pauses).containsExactly(Duration.ofMillis(millis));
	}

	@Test
	void sendWhenWaitOutlastsDeadlineThenGivesUpAtOnce() {
		this.sender.script.add(new HttpResponse(503, Map.of("Retry-After", List.of("5")), new byte[0]));
		assertThat(get().join().status()).isEqualTo(503);
		assertThat(this.sender.pauses).isEmpty();
	}

	@Test
	void sendWhenAttemptsUseDeadlineUpThenGivesUp() {
		this.sender.duration = Duration.ofMillis(4980);
		this.sender.script.add(UNCONNECTED);
		assertThat(post()).isCompletedExceptionally();
		assertThat(this.sender.requests).hasSize(1);
	}

	@Test
	void sendWhenSecondAttemptOutlastsDeadlineThenTellsTheOneThatWasSet() {
		this.sender.script.add(UNCONNECTED);
		this.sender.script.add(new HttpDeadlineException(Duration.ofMillis(4975)));
		assertThat(post()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(HttpDeadlineException.class)
			.withMessageContaining("no complete reply within 5000 ms");
		assertThat(this.sender.requests).hasSize(2);
	}

	// As when the machine sleeps meanwhile.
	@Test
	void sendWhenPauseOutlastsDeadlineThenSendsNothingMore() {
		this.sender.oversleep = Duration.ofMinutes(1);
		this.sender.script.add(UNCONNECTED);
		assertThat(post()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(HttpDeadlineException.class)
			.withMessageContaining("no complete reply within 5000 ms");
		assertThat(this.sender.requests).hasSize(1);
	}

	@Test
	void sendWhenRetriesAreOffThenAsksOnce() {
		this.sender.script.add(UNCONNECTED);
		assertThat(retrier(1).send(this.sender, () -> HttpRequest.get(ADDRESS))).isCompletedExceptionally();
		assertThat(this.sender.requests).hasSize(1);
	}

	@Test
	void sendWhenBudgetIsSpentThenAsksOnceUntilCallsSucceed() {
		for (int i = 0; i < 17; i++) {
			assertThat(attemptsOfFailingCall()).isEqualTo(3);
		}
		// 500 tokens pay for 35 retries.
		assertThat(attemptsOfFailingCall()).isEqualTo(2);
		assertThat(attemptsOfFailingCall()).isOne();
		// 10 are left; each success gives one.
		this.sender.script.clear();
		for (int i = 0; i < 4; i++) {
			this.sender.script.add(reply(200));
			post().join();
		}
		assertThat(attemptsOfFailingCall()).isEqualTo(2);
		assertThat(attemptsOfFailingCall()).isOne();
	}

	@Test
	void sendWhenRetrySucceedsThenGivesBackItsCost() {
		for (int i = 0; i < 100; i++) {
			this.sender.script.add(UNCONNECTED);
			this.sender.script.add(reply(200));
			assertThat(post().join().status()).isEqualTo(200);
		}
	}

	@Test
	void sendWhenPreparingFailsThenStageFails() {
		IllegalStateException failure = new IllegalStateException("no key");
		assertThat(this.retrier.send(this.sender, () -> {
			throw failure;
		})).failsWithin(Duration.ZERO).withThrowableThat().withCause(failure);
	}

	private int attemptsOfFailingCall() {
		this.sender.requests.clear();
		this.sender.script.clear();
		for (int i = 0; i < 3; i++) {
			this.sender.script.add(UNCONNECTED);
		}
		post();
		return this.sender.requests.size();
	}

	private CompletableFuture<HttpResponse> get() {
		return this.retrier.send(this.sender, () -> HttpRequest.get(ADDRESS).timeout(Duration.ofSeconds(5)));
	}

	private CompletableFuture<HttpResponse> post() {
		return this.retrier.send(this.sender,
				() -> HttpRequest.post(ADDRESS, new byte[1])
					.timeout(Duration.ofSeconds(5))
					.header("X-Attempt", String.valueOf(++this.prepared)));
	}

	private static HttpResponse reply(int status) {
		return new HttpResponse(status, Map.of(), new byte[0]);
	}

	/**
	 * Answers from a script at once; pauses pass without waiting.
	 */
	private static final class ScriptedSender implements RequestSender {

		private final Deque<Object> script = new ArrayDeque<>();

		private final List<HttpRequest> requests = new ArrayList<>();

		private final List<Duration> pauses = new ArrayList<>();

		private Duration duration = Duration.ZERO;

		private Duration oversleep = Duration.ZERO;

		private long now = Long.MAX_VALUE - 1_000_000;

		@Override
		public Object transport() {
			return this;
		}

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			this.requests.add(request);
			this.now += this.duration.toNanos();
			Object next = this.script.remove();
			return (next instanceof HttpResponse reply) ? CompletableFuture.completedFuture(reply)
					: CompletableFuture.failedFuture((Throwable) next);
		}

		@Override
		public CompletableFuture<Void> pause(Duration wait) {
			this.pauses.add(wait);
			this.now += wait.plus(this.oversleep).toNanos();
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public <T> CompletableFuture<T> await(CompletableFuture<T> shared, Duration limit) {
			return shared;
		}

	}

}
