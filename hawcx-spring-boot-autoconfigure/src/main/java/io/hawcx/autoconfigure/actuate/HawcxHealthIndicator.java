package io.hawcx.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.internal.RequestOutcomes.Outcome;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether Hawcx answers, from how the application's own requests ended. Only where
 * none ended within a minute it asks for the discovery document itself, so that it asks
 * at most once a minute however often it is read.
 */
class HawcxHealthIndicator extends AbstractHealthIndicator {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private static final int MAX_BYTES = 256 * 1024;

	private final RequestOutcomes outcomes;

	private final Supplier<HttpTransport> transport;

	private final Supplier<URI> discovery;

	private final Duration timeout;

	private final ReentrantLock probing = new ReentrantLock();

	/**
	 * Create the indicator.
	 * @param outcomes how requests ended
	 * @param transport sends the request for the discovery document
	 * @param discovery where that is
	 * @param timeout how long it may take
	 */
	HawcxHealthIndicator(RequestOutcomes outcomes, Supplier<HttpTransport> transport, Supplier<URI> discovery,
			Duration timeout) {
		super("The health of Hawcx could not be told");
		this.outcomes = outcomes;
		this.transport = transport;
		this.discovery = discovery;
		this.timeout = timeout;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		// Who comes while another asks is told what was known before.
		if (!isFresh() && this.probing.tryLock()) {
			try {
				if (!isFresh()) {
					probe();
				}
			}
			finally {
				this.probing.unlock();
			}
		}
		List<Outcome> known = this.outcomes.newestFirst();
		if (known.isEmpty()) {
			builder.unknown().withDetail("reason", "Nothing was asked of Hawcx yet.");
			return;
		}
		Outcome newest = known.get(0);
		(newest.failed() ? builder.down() : builder.up())
			.withDetail("reason", "The last request to Hawcx, " + name(newest) + ", " + text(newest) + ".")
			.withDetail("requests", details(known));
	}

	private boolean isFresh() {
		List<Outcome> known = this.outcomes.newestFirst();
		return !known.isEmpty() && this.outcomes.age(known.get(0)).compareTo(FRESH) < 0;
	}

	private void probe() {
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

	private Map<String, String> details(List<Outcome> known) {
		Map<String, String> details = new LinkedHashMap<>();
		known.forEach((outcome) -> details.put(name(outcome), text(outcome)));
		return details;
	}

	private static String name(Outcome outcome) {
		return outcome.operation().name().toLowerCase(Locale.ROOT);
	}

	private String text(Outcome outcome) {
		return outcome.result() + " " + this.outcomes.age(outcome).toSeconds() + " s ago";
	}

}
