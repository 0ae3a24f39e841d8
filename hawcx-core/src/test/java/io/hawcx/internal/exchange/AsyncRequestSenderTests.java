package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncRequestSenderTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	@Test
	void pauseWhenOverThenGoesOnOnTheExecutor() {
		CompletableFuture<Thread> executed = new CompletableFuture<>();
		AsyncRequestSender sender = new AsyncRequestSender(new Silent(), (task) -> {
			executed.complete(Thread.currentThread());
			task.run();
		});
		assertThat(sender.pause(Duration.ofMillis(1))).succeedsWithin(SOON);
		assertThat(executed).isCompleted();
	}

	// As when an application stops while a call waits for its next attempt.
	@Test
	void pauseWhenExecutorRefusesWorkThenFails() {
		AsyncRequestSender sender = new AsyncRequestSender(new Silent(), (task) -> {
			throw new RejectedExecutionException("shut down");
		});
		assertThat(sender.pause(Duration.ofMillis(1))).failsWithin(SOON)
			.withThrowableThat()
			.withCauseInstanceOf(RejectedExecutionException.class);
	}

	@Test
	void awaitWhenNothingComesThenFailsAtTheLimit() {
		AsyncRequestSender sender = new AsyncRequestSender(new Silent(), Runnable::run);
		CompletableFuture<String> shared = new CompletableFuture<>();
		assertThat(sender.await(shared, Duration.ofMillis(10))).failsWithin(SOON)
			.withThrowableThat()
			.withCauseInstanceOf(HttpDeadlineException.class)
			.withMessageContaining("within 10 ms");
		assertThat(shared).isNotDone();
	}

	@Test
	void awaitWhenLimitIsHugeThenHasTheOutcome() {
		AsyncRequestSender sender = new AsyncRequestSender(new Silent(), Runnable::run);
		CompletableFuture<String> shared = new CompletableFuture<>();
		CompletableFuture<String> awaited = sender.await(shared, Duration.ofSeconds(Long.MAX_VALUE));
		shared.complete("x");
		assertThat(awaited).succeedsWithin(SOON).isEqualTo("x");
	}

	private static final class Silent implements AsyncHttpTransport {

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			return new CompletableFuture<>();
		}

		@Override
		public void close() {
		}

	}

}
