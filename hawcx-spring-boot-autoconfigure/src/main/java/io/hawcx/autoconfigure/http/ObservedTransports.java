package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.observation.HttpObservations;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes transports that tell of their requests: the application's registry, and where
 * there is a health indicator its memory. That has a registry of its own, since a handler
 * more in the application's would wake observations there that nobody listens to.
 */
final class ObservedTransports {

	private final HttpObservations observations;

	private final HttpObservations outcomes;

	ObservedTransports(HttpObservations observations, @Nullable RequestOutcomes outcomes) {
		this.observations = observations;
		this.outcomes = HttpObservations.of(registry(outcomes));
	}

	private static ObservationRegistry registry(@Nullable RequestOutcomes outcomes) {
		if (outcomes == null) {
			return ObservationRegistry.NOOP;
		}
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(outcomes.handler());
		return registry;
	}

	HttpTransport observe(HttpTransport transport) {
		return this.outcomes.observe(this.observations.observe(transport));
	}

	AsyncHttpTransport observe(AsyncHttpTransport transport) {
		return this.outcomes.observe(this.observations.observe(transport));
	}

}
