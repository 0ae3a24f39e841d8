package io.hawcx.observation;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.micrometer.observation.Observation;

/**
 * A request that is being observed. Who sends it stops the observation, once.
 *
 * @param observation tells that it ended
 * @param context what is known of it
 * @param request what to send
 */
record ObservedExchange(Observation observation, HawcxClientObservationContext context, HttpRequest request) {

	HttpResponse answered(HttpResponse response) {
		this.context.setResponse(response);
		return response;
	}

}
