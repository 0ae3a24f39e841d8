package io.hawcx.observation;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.Arguments;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes transports whose requests are observed:
 *
 * <pre>
 * HttpTransport transport = HttpObservations.of(registry).observe(ApacheHttpTransport.create());
 * </pre>
 *
 * Each request that is sent is one observation, so that a call which is tried again has
 * several. A missing argument is an {@link IllegalArgumentException}. Immutable and safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class HttpObservations {

	private static final HawcxClientObservationConvention DEFAULT = new DefaultHawcxClientObservationConvention();

	private final ObservationRegistry registry;

	private final HawcxClientObservationConvention convention;

	private final UnaryOperator<String> tenants;

	private final boolean propagateTraces;

	private HttpObservations(ObservationRegistry registry, HawcxClientObservationConvention convention,
			UnaryOperator<String> tenants, boolean propagateTraces) {
		this.registry = registry;
		this.convention = convention;
		this.tenants = tenants;
		this.propagateTraces = propagateTraces;
	}

	/**
	 * Create observations with the default convention, which tell Hawcx of no trace.
	 * @param registry where observations go
	 * @return the observations
	 */
	public static HttpObservations of(ObservationRegistry registry) {
		return new HttpObservations(Arguments.requireNonNull("registry", registry), DEFAULT, UnaryOperator.identity(),
				false);
	}

	/**
	 * Return a copy with another convention. One that the registry knows
	 * ({@code GlobalObservationConvention}) has no say over it.
	 * @param convention names the observations and their values
	 * @return the copy
	 */
	public HttpObservations convention(HawcxClientObservationConvention convention) {
		return new HttpObservations(this.registry, Arguments.requireNonNull("convention", convention), this.tenants,
				this.propagateTraces);
	}

	/**
	 * Return a copy that tells tenants by other values than their names. By default it
	 * tells the names: metrics have a time series for each, so map them to few values
	 * where there may be many tenants. Requests for what an issuer publishes, its
	 * discovery document and keys, tell none, as all its tenants share the replies.
	 * @param values makes the value of a tenant's name; must be safe for use by several
	 * threads and do nothing but that
	 * @return the copy
	 */
	public HttpObservations tenants(UnaryOperator<String> values) {
		return new HttpObservations(this.registry, this.convention, Arguments.requireNonNull("values", values),
				this.propagateTraces);
	}

	/**
	 * Return a copy that sends the headers of tracing, such as {@code traceparent}, to
	 * Hawcx or does not. By default it does not: the ids of your traces are nobody else's
	 * business, and what Hawcx does with them is not published.
	 * @param propagateTraces whether to send them
	 * @return the copy
	 */
	public HttpObservations propagateTraces(boolean propagateTraces) {
		return new HttpObservations(this.registry, this.convention, this.tenants, propagateTraces);
	}

	/**
	 * Return a transport that observes what it sends through another.
	 * @param transport sends the requests; closed with the one that is returned
	 * @return the transport
	 */
	public HttpTransport observe(HttpTransport transport) {
		Arguments.requireNonNull("transport", transport);
		return (this.registry == ObservationRegistry.NOOP) ? transport : new ObservedHttpTransport(transport, this);
	}

	/**
	 * Return a transport that observes what it sends through another.
	 * @param transport sends the requests; closed with the one that is returned
	 * @return the transport
	 */
	public AsyncHttpTransport observe(AsyncHttpTransport transport) {
		Arguments.requireNonNull("transport", transport);
		return (this.registry == ObservationRegistry.NOOP) ? transport
				: new ObservedAsyncHttpTransport(transport, this);
	}

	ObservedExchange start(HttpRequest request) {
		HawcxClientObservationContext context = new HawcxClientObservationContext(request, tenant(request));
		Observation observation = Observation.start(this.convention, () -> context, this.registry);
		return new ObservedExchange(observation, context, traced(request, context));
	}

	private @Nullable String tenant(HttpRequest request) {
		String tenant = request.tenant();
		// What an issuer publishes is for all its tenants, whichever of them asks first.
		boolean shared = request.operation() == HttpOperation.DISCOVERY || request.operation() == HttpOperation.JWKS;
		return (tenant != null && !shared) ? this.tenants.apply(tenant) : null;
	}

	private HttpRequest traced(HttpRequest request, HawcxClientObservationContext context) {
		Map<String, String> headers = context.getCarrier();
		return (this.propagateTraces && headers != null) ? request.headers(headers) : request;
	}

}
