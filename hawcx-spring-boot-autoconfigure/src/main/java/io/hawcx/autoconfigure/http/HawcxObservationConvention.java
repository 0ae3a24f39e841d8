package io.hawcx.autoconfigure.http;

import java.net.URI;

import io.micrometer.common.KeyValue;

import org.springframework.http.client.observation.ClientHttpObservationDocumentation.HighCardinalityKeyNames;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/**
 * Observes calls as {@code http.client.requests}, with addresses cut before their query.
 */
class HawcxObservationConvention extends DefaultClientRequestObservationConvention {

	@Override
	protected KeyValue requestUri(ClientRequestObservationContext context) {
		URI uri = (context.getCarrier() != null) ? context.getCarrier().getURI() : null;
		if (uri == null || uri.getRawQuery() == null) {
			return super.requestUri(context);
		}
		String url = uri.toString();
		return HighCardinalityKeyNames.HTTP_URL.withValue(url.substring(0, url.indexOf('?')));
	}

}
