package io.hawcx.internal.exchange;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends a client's requests, again where that is safe, useful, affordable and possible
 * within the request's one deadline. Each attempt is made anew, so that each is signed
 * with a time and an identifier of its own. Safe for use by several threads at once.
 */
public final class RequestRetrier {

	/**
	 * How often a request is sent at most, unless a client is told otherwise.
	 */
	public static final int MAX_ATTEMPTS = 3;

	private static final Duration LONGEST = Duration.ofDays(365);

	private final int maxAttempts;

	private final Backoff backoff;

	private final LongSupplier ticker;

	private final RetryBudget budget = new RetryBudget();

	/**
	 * Create the retrier of one client.
	 * @param maxAttempts how often a request is sent at most; 1 for no retries
	 * @param clock the client's
	 */
	public RequestRetrier(int maxAttempts, Clock clock) {
		this(maxAttempts, clock, () -> ThreadLocalRandom.current().nextDouble(), System::nanoTime);
	}

	RequestRetrier(int maxAttempts, Clock clock, DoubleSupplier random, LongSupplier ticker) {
		this.maxAttempts = maxAttempts;
		this.backoff = new Backoff(clock, random);
		this.ticker = ticker;
	}

	/**
	 * Send a request.
	 * @param sender sends it
	 * @param attempt makes the request, for each attempt once
	 * @return the reply to the last attempt, or the failure of it
	 */
	public CompletableFuture<HttpResponse> send(RequestSender sender, Supplier<HttpRequest> attempt) {
		return new Exchange(sender, attempt, this.ticker.getAsLong()).send(1);
	}

	private final class Exchange {

		private final RequestSender sender;

		private final Supplier<HttpRequest> source;

		private final long begin;

		Exchange(RequestSender sender, Supplier<HttpRequest> source, long begin) {
			this.sender = sender;
			this.source = source;
			this.begin = begin;
		}

		CompletableFuture<HttpResponse> send(int attempt) {
			return Stages.of(this.source)
				.thenCompose((request) -> ((attempt > 1) ? sendAgain(request) : this.sender.send(request))
					.handle((reply, failure) -> conclude(request, attempt, reply, failure))
					.thenCompose((outcome) -> outcome));
		}

		private CompletableFuture<HttpResponse> sendAgain(HttpRequest request) {
			Duration left = left(request);
			// A pause may last longer than it was to.
			return (left.isNegative() || left.isZero())
					? CompletableFuture.failedFuture(new HttpDeadlineException(request.timeout()))
					: this.sender.send(request.timeout(left));
		}

		private CompletableFuture<HttpResponse> conclude(HttpRequest request, int attempt, @Nullable HttpResponse reply,
				@Nullable Throwable failure) {
			Throwable bare = (failure != null) ? Stages.unwrap(failure) : null;
			if (isRepeatable(request, reply, bare) && attempt < RequestRetrier.this.maxAttempts) {
				Duration wait = RequestRetrier.this.backoff.draw(attempt, reply);
				if (wait.compareTo(left(request)) < 0 && RequestRetrier.this.budget.take()) {
					return this.sender.pause(wait).thenCompose((done) -> send(attempt + 1));
				}
			}
			if (reply == null) {
				return CompletableFuture.failedFuture(reportedFailure(request, attempt, bare));
			}
			if (!Backoff.isTrouble(reply)) {
				RequestRetrier.this.budget.giveBack(attempt);
			}
			return CompletableFuture.completedFuture(reply);
		}

		// Whoever reads of a deadline looks for the one that was set, not for what was
		// left.
		private static Throwable reportedFailure(HttpRequest request, int attempt, @Nullable Throwable failure) {
			if (attempt > 1 && failure instanceof HttpDeadlineException) {
				return new HttpDeadlineException(request.timeout()).initCause(failure);
			}
			return (failure != null) ? failure : new IllegalStateException("no outcome");
		}

		private static boolean isRepeatable(HttpRequest request, @Nullable HttpResponse reply,
				@Nullable Throwable failure) {
			if (reply != null) {
				return Backoff.isRepeatable(request, reply);
			}
			return failure instanceof IOException lost && Backoff.isRepeatable(request, lost);
		}

		private Duration left(HttpRequest request) {
			Duration timeout = (request.timeout().compareTo(LONGEST) > 0) ? LONGEST : request.timeout();
			return timeout.minusNanos(RequestRetrier.this.ticker.getAsLong() - this.begin);
		}

	}

}
