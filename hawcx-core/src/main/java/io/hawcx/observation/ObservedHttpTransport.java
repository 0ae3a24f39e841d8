package io.hawcx.observation;

import java.io.IOException;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.micrometer.observation.Observation;

/**
 * Observes what it sends through another transport.
 */
final class ObservedHttpTransport implements HttpTransport {

	private final HttpTransport transport;

	private final HttpObservations observations;

	ObservedHttpTransport(HttpTransport transport, HttpObservations observations) {
		this.transport = transport;
		this.observations = observations;
	}

	@Override
	public HttpResponse send(HttpRequest request) throws IOException {
		ObservedExchange exchange = this.observations.start(request);
		Observation observation = exchange.observation();
		try {
			return exchange.answered(observation.scopedChecked(() -> this.transport.send(exchange.request())));
		}
		finally {
			observation.stop();
		}
	}

	@Override
	public void close() {
		this.transport.close();
	}

}
