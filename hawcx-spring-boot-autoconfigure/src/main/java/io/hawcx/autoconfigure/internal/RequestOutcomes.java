package io.hawcx.autoconfigure.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.observation.HawcxClientObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the last request of each kind to Hawcx ended, and of each tenant, and how
 * long they took. Safe for use by several threads.
 */
public final class RequestOutcomes {

	private static final String START = RequestOutcomes.class.getName() + ".START";

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	private final LongSupplier nanos;

	private final RequestFailures failures;

	private final Map<HttpOperation, RequestOutcome> last = new EnumMap<>(HttpOperation.class);

	private final NewestOutcomes newest = new NewestOutcomes();

	private final Map<HttpOperation, Latency> latencies = new EnumMap<>(HttpOperation.class);

	/**
	 * Create an empty memory.
	 * @param nanos a monotonic time in nanoseconds, as {@link System#nanoTime()}
	 * @param failures remembers what failed
	 */
	public RequestOutcomes(LongSupplier nanos, RequestFailures failures) {
		this.nanos = nanos;
		this.failures = failures;
	}

	/**
	 * Return what tells this memory of observed requests.
	 * @return the handler
	 */
	public ObservationHandler<HawcxClientObservationContext> handler() {
		return new Handler();
	}

	/**
	 * Remember a reply.
	 * @param request what was asked
	 * @param reply the reply
	 */
	public void answered(HttpRequest request, HttpResponse reply) {
		keep(request, "answered " + reply.status(), reply.status() >= SERVER_ERROR);
	}

	/**
	 * Remember a request without a reply. One that was cancelled says nothing of Hawcx.
	 * @param request what was asked
	 * @param error why there is none
	 */
	public void unanswered(HttpRequest request, Throwable error) {
		if (!(error instanceof CancellationException)) {
			keep(request, noReply(error), true);
		}
	}

	private static String noReply(Throwable error) {
		return "brought no reply (" + error.getClass().getSimpleName() + ")";
	}

	private synchronized void keep(HttpRequest request, String result, boolean failed) {
		HttpOperation operation = request.operation();
		if (operation != null) {
			RequestOutcome outcome = new RequestOutcome(RequestOutcome.Asked.of(request, operation), result, failed,
					this.nanos.getAsLong());
			this.last.put(operation, outcome);
			this.newest.keep(outcome);
		}
	}

	/**
	 * Return the last outcome of each kind of request, the newest first.
	 * @return the outcomes, empty before the first request
	 */
	public synchronized List<RequestOutcome> newestFirst() {
		long now = this.nanos.getAsLong();
		return this.last.values()
			.stream()
			.sorted(Comparator.comparingLong((outcome) -> now - outcome.nanos()))
			.toList();
	}

	/**
	 * Return the newest outcome of each project, of 1000 at most, the newest first.
	 * @return the outcomes, empty before the first request
	 */
	public List<RequestOutcome> newestOfEach() {
		return this.newest.newestFirst(this.nanos.getAsLong());
	}

	/**
	 * Return the newest outcome of a project.
	 * @param tenant whose it is, or {@code null} for the one that is no tenant's
	 * @return the outcome, or {@code null} if there is none
	 */
	public @Nullable RequestOutcome newestOf(@Nullable String tenant) {
		return this.newest.of(tenant);
	}

	/**
	 * Return the projects that are in trouble: whose last request failed, unless that is
	 * a minute ago and the same server has answered somebody since.
	 * @return the failures, the newest first
	 */
	public List<RequestOutcome> troubles() {
		return this.newest.troubles(this.nanos.getAsLong());
	}

	/**
	 * Forget what is known of a project, as when the tenant is gone.
	 * @param tenant whose it was, or {@code null} for the one that is no tenant's
	 */
	public void forget(@Nullable String tenant) {
		this.newest.forget(tenant);
	}

	/**
	 * Tell whether something ended within the last minute.
	 * @param outcome what ended
	 * @return whether it did
	 */
	public boolean isFresh(RequestOutcome outcome) {
		return NewestOutcomes.isFresh(this.nanos.getAsLong() - outcome.nanos());
	}

	/**
	 * Return the time.
	 * @return a monotonic time in nanoseconds
	 */
	public long now() {
		return this.nanos.getAsLong();
	}

	/**
	 * Return how long the observed requests of each kind took.
	 * @return the times, of kinds that were asked for
	 */
	public synchronized Map<HttpOperation, Latency> latencies() {
		return new EnumMap<>(this.latencies);
	}

	private synchronized void time(HttpOperation operation, Duration taken) {
		this.latencies.put(operation, this.latencies.getOrDefault(operation, Latency.none()).plus(taken));
	}

	/**
	 * Return how long ago something ended.
	 * @param outcome what ended
	 * @return its age
	 */
	public Duration age(RequestOutcome outcome) {
		return Duration.ofNanos(this.nanos.getAsLong() - outcome.nanos());
	}

	private final class Handler implements ObservationHandler<HawcxClientObservationContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof HawcxClientObservationContext;
		}

		@Override
		public void onStart(HawcxClientObservationContext context) {
			context.put(START, RequestOutcomes.this.nanos.getAsLong());
		}

		@Override
		public void onStop(HawcxClientObservationContext context) {
			HttpOperation operation = context.getRequest().operation();
			if (operation != null) {
				long start = context.getOrDefault(START, 0L);
				time(operation, Duration.ofNanos(RequestOutcomes.this.nanos.getAsLong() - start));
				ended(operation, context);
			}
		}

		private void ended(HttpOperation operation, HawcxClientObservationContext context) {
			HttpResponse response = context.getResponse();
			Throwable error = context.getError();
			if (response != null) {
				answered(context.getRequest(), response);
				if (response.status() >= CLIENT_ERROR) {
					RequestOutcomes.this.failures.refused(operation, context.getRequest(), response);
				}
			}
			else if (error != null) {
				unanswered(context.getRequest(), error);
				if (!(error instanceof CancellationException)) {
					RequestOutcomes.this.failures.unanswered(context.getRequest(), operation, noReply(error));
				}
			}
		}

	}

}
