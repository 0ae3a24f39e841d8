package io.hawcx.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of requests to Hawcx and their values.
 * {@link DefaultHawcxClientObservationConvention} is the one that is used unless the
 * application says otherwise. Implementations must be safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface HawcxClientObservationConvention extends ObservationConvention<HawcxClientObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof HawcxClientObservationContext;
	}

}
