package io.hawcx.autoconfigure.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.CachedJwkSet;
import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import io.hawcx.autoconfigure.internal.RequestOutcome;
import io.hawcx.autoconfigure.internal.RequestOutcomes;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether Hawcx answers, from how the application's own requests ended: it is down
 * where the last one of any project failed, so that no tenant hides another's trouble.
 * Only where none ended within a minute it asks for the discovery document itself, so
 * that it asks at most once a minute however often it is read.
 */
class HawcxHealthIndicator extends AbstractHealthIndicator {

	private static final int MOST_TENANTS = 20;

	private final RequestOutcomes outcomes;

	private final Probe probe;

	private final CacheSizes caches;

	private final DiscoveryPauses pauses;

	/**
	 * Create the indicator.
	 * @param outcomes how requests ended
	 * @param probe asks where that is not known
	 * @param caches what clients keep
	 * @param pauses how long logins leave discovery alone
	 */
	HawcxHealthIndicator(RequestOutcomes outcomes, Probe probe, CacheSizes caches, DiscoveryPauses pauses) {
		super("The health of Hawcx could not be told");
		this.outcomes = outcomes;
		this.probe = probe;
		this.caches = caches;
		this.pauses = pauses;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.probe.askIfNothingIsKnown();
		List<RequestOutcome> newest = this.outcomes.newestOfEach();
		if (newest.isEmpty()) {
			builder.unknown().withDetail("reason", "Nothing was asked of Hawcx yet.");
			return;
		}
		List<RequestOutcome> troubles = this.outcomes.troubles();
		(troubles.isEmpty() ? builder.up() : builder.down()).withDetail("reason", reason(newest, troubles))
			.withDetail("requests", requests());
		if (newest.stream().anyMatch((outcome) -> outcome.asked().tenant() != null)) {
			builder.withDetail("tenants", tenants(newest, troubles));
		}
		builder.withDetail("metadata", metadata()).withDetail("keys", keys());
		Map<String, Duration> left = this.pauses.left();
		if (!left.isEmpty()) {
			builder.withDetail("backoff",
					"Discovery failed repeatedly" + projects(left.keySet())
							+ "; logins that need it are told so at once, and it is tried again in "
							+ Collections.max(left.values()).toMillis() + " ms.");
		}
	}

	private static String projects(Set<String> names) {
		if (names.equals(Set.of("hawcx"))) {
			return "";
		}
		int more = names.size() - MOST_TENANTS;
		return names.stream().limit(MOST_TENANTS).collect(Collectors.joining(", ", " for ", ""))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

	private String reason(List<RequestOutcome> newest, List<RequestOutcome> troubles) {
		RequestOutcome told = (troubles.isEmpty() ? newest : troubles).get(0);
		String tenant = told.asked().tenant();
		String reason = "The last request to Hawcx" + ((tenant != null) ? " for the tenant '" + tenant + "'" : "")
				+ ", " + told.asked().name() + ", " + text(told) + ".";
		int more = troubles.size() - 1;
		return (more > 0) ? reason + " So did the last one of " + more + " more." : reason;
	}

	private Map<String, String> requests() {
		Map<String, String> details = new LinkedHashMap<>();
		this.outcomes.newestFirst().forEach((outcome) -> details.put(outcome.asked().name(), text(outcome)));
		return details;
	}

	private Map<String, String> tenants(List<RequestOutcome> newest, List<RequestOutcome> troubles) {
		Map<String, String> details = new LinkedHashMap<>();
		Stream.concat(troubles.stream(), newest.stream())
			.distinct()
			.filter((outcome) -> outcome.asked().tenant() != null)
			.limit(MOST_TENANTS)
			.forEach((outcome) -> details.put(String.valueOf(outcome.asked().tenant()),
					outcome.asked().name() + " " + text(outcome)));
		return details;
	}

	private String text(RequestOutcome outcome) {
		return outcome.result() + " " + this.outcomes.age(outcome).toSeconds() + " s ago";
	}

	private List<String> metadata() {
		List<String> sentences = this.caches.metadata()
			.stream()
			.map((metadata) -> "A discovery document was fetched " + metadata.age().toSeconds() + " s ago.")
			.toList();
		return sentences.isEmpty() ? List.of("No discovery document was fetched for a login yet.") : sentences;
	}

	private List<String> keys() {
		List<String> sentences = new ArrayList<>();
		for (CachedJwkSet set : this.caches.keySets()) {
			sentences.add(set.keyIds().size() + " keys were fetched " + set.age().toSeconds() + " s ago.");
		}
		return sentences.isEmpty() ? List.of("No keys were fetched yet.") : sentences;
	}

}
