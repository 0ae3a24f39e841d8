package io.hawcx.autoconfigure.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpResponse;
import io.hawcx.observation.HawcxClientObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Remembers how the last request of each kind to Hawcx ended, and how long they took.
 * Safe for use by several threads.
 */
public final class RequestOutcomes {

	private static final String START = RequestOutcomes.class.getName() + ".START";

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	private final LongSupplier nanos;

	private final RequestFailures failures;

	private final Map<HttpOperation, Outcome> last = new EnumMap<>(HttpOperation.class);

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
	 * @param operation what was asked for
	 * @param reply the reply
	 */
	public void answered(HttpOperation operation, HttpResponse reply) {
		keep(operation, "answered " + reply.status(), reply.status() >= SERVER_ERROR);
	}

	/**
	 * Remember a request without a reply. One that was cancelled says nothing of Hawcx.
	 * @param operation what was asked for
	 * @param error why there is none
	 */
	public void unanswered(HttpOperation operation, Throwable error) {
		if (!(error instanceof CancellationException)) {
			keep(operation, noReply(error), true);
		}
	}

	private static String noReply(Throwable error) {
		return "brought no reply (" + error.getClass().getSimpleName() + ")";
	}

	private synchronized void keep(HttpOperation operation, String result, boolean failed) {
		this.last.put(operation, new Outcome(operation, result, failed, this.nanos.getAsLong()));
	}

	/**
	 * Return the last outcome of each kind of request, the newest first.
	 * @return the outcomes, empty before the first request
	 */
	public synchronized List<Outcome> newestFirst() {
		long now = this.nanos.getAsLong();
		return this.last.values()
			.stream()
			.sorted((one, other) -> Long.compare(now - one.nanos(), now - other.nanos()))
			.toList();
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
	public Duration age(Outcome outcome) {
		return Duration.ofNanos(this.nanos.getAsLong() - outcome.nanos());
	}

	/**
	 * How a request ended.
	 *
	 * @param operation what was asked for
	 * @param result what came, without anything of the reply but its status
	 * @param failed whether it was no reply, or a server error
	 * @param nanos when it ended
	 */
	public record Outcome(HttpOperation operation, String result, boolean failed, long nanos) {

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
				answered(operation, response);
				if (response.status() >= CLIENT_ERROR) {
					RequestOutcomes.this.failures.refused(operation, context.getRequest(), response);
				}
			}
			else if (error != null) {
				unanswered(operation, error);
				if (!(error instanceof CancellationException)) {
					RequestOutcomes.this.failures.unanswered(operation, noReply(error));
				}
			}
		}

	}

}
