package io.hawcx.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.internal.RequestOutcomes.Outcome;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;

/**
 * Asks for the discovery document where nothing is known that is younger than a minute,
 * one caller at a time: who comes meanwhile is told what was known before.
 */
final class Probe {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private static final int MAX_BYTES = 256 * 1024;

	private final RequestOutcomes outcomes;

	private final Supplier<HttpTransport> transport;

	private final Supplier<URI> discovery;

	private final Duration timeout;

	private final ReentrantLock asking = new ReentrantLock();

	/**
	 * Create a probe.
	 * @param outcomes how requests ended
	 * @param transport sends the request for the discovery document
	 * @param discovery where that is
	 * @param timeout how long it may take
	 */
	Probe(RequestOutcomes outcomes, Supplier<HttpTransport> transport, Supplier<URI> discovery, Duration timeout) {
		this.outcomes = outcomes;
		this.transport = transport;
		this.discovery = discovery;
		this.timeout = timeout;
	}

	void askIfNothingIsKnown() {
		if (!isFresh() && this.asking.tryLock()) {
			try {
				if (!isFresh()) {
					ask();
				}
			}
			finally {
				this.asking.unlock();
			}
		}
	}

	private boolean isFresh() {
		List<Outcome> known = this.outcomes.newestFirst();
		return !known.isEmpty() && this.outcomes.age(known.get(0)).compareTo(FRESH) < 0;
	}

	private void ask() {
		HttpRequest request = HttpRequest.get(this.discovery.get())
			.header("Accept", "application/json")
			.timeout(this.timeout)
			.maxResponseBytes(MAX_BYTES)
			.operation(HttpOperation.DISCOVERY);
		try {
			// Told here too, since a transport of the application's own is not observed.
			this.outcomes.answered(HttpOperation.DISCOVERY, this.transport.get().send(request));
		}
		catch (IOException ex) {
			this.outcomes.unanswered(HttpOperation.DISCOVERY, ex);
		}
	}

}
