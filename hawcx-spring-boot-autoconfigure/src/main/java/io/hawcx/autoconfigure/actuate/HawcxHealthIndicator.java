package io.hawcx.autoconfigure.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hawcx.CachedJwkSet;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.internal.RequestOutcomes.Outcome;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether Hawcx answers, from how the application's own requests ended. Only where
 * none ended within a minute it asks for the discovery document itself, so that it asks
 * at most once a minute however often it is read.
 */
class HawcxHealthIndicator extends AbstractHealthIndicator {

	private final RequestOutcomes outcomes;

	private final Probe probe;

	private final CacheSizes caches;

	private final DiscoveryPause pause;

	/**
	 * Create the indicator.
	 * @param outcomes how requests ended
	 * @param probe asks where that is not known
	 * @param caches what clients keep
	 * @param pause how long the login leaves discovery alone
	 */
	HawcxHealthIndicator(RequestOutcomes outcomes, Probe probe, CacheSizes caches, DiscoveryPause pause) {
		super("The health of Hawcx could not be told");
		this.outcomes = outcomes;
		this.probe = probe;
		this.caches = caches;
		this.pause = pause;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.probe.askIfNothingIsKnown();
		List<Outcome> known = this.outcomes.newestFirst();
		if (known.isEmpty()) {
			builder.unknown().withDetail("reason", "Nothing was asked of Hawcx yet.");
			return;
		}
		Outcome newest = known.get(0);
		(newest.failed() ? builder.down() : builder.up())
			.withDetail("reason", "The last request to Hawcx, " + name(newest) + ", " + text(newest) + ".")
			.withDetail("requests", details(known))
			.withDetail("keys", keys());
		Duration left = this.pause.left();
		if (!left.isZero()) {
			builder.withDetail("backoff", "Discovery failed repeatedly; logins that need it are told so at once, and "
					+ "it is tried again in " + left.toMillis() + " ms.");
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

	private List<String> keys() {
		List<String> sentences = new ArrayList<>();
		for (CachedJwkSet set : this.caches.keySets()) {
			sentences.add(set.keyIds().size() + " keys were fetched " + set.age().toSeconds() + " s ago.");
		}
		return sentences.isEmpty() ? List.of("No keys were fetched yet.") : sentences;
	}

}
