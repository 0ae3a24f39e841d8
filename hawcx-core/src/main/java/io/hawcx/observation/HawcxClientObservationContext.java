package io.hawcx.observation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * One request to Hawcx while it is observed. Its carrier holds the headers that tracing
 * adds; they are sent where the transport was told to
 * {@linkplain HttpObservations#propagateTraces propagate traces}.
 *
 * @since 0.1.0
 */
public final class HawcxClientObservationContext extends RequestReplySenderContext<Map<String, String>, HttpResponse> {

	private final HttpRequest request;

	private final @Nullable String tenant;

	/**
	 * Create a context that tells the tenant by its name.
	 * @param request what is sent; its headers and body hold secrets, which a convention
	 * must not tell
	 */
	public HawcxClientObservationContext(HttpRequest request) {
		this(request, request.tenant());
	}

	/**
	 * Create a context.
	 * @param request what is sent; its headers and body hold secrets, which a convention
	 * must not tell
	 * @param tenant the value that tells the tenant, or {@code null} if there is none
	 */
	public HawcxClientObservationContext(HttpRequest request, @Nullable String tenant) {
		super((carrier, name, value) -> {
			if (carrier != null) {
				carrier.put(name, value);
			}
		});
		this.request = request;
		this.tenant = tenant;
		setCarrier(new LinkedHashMap<>());
		setRemoteServiceName(request.uri().getHost());
	}

	/**
	 * Return what is sent, without the headers that tracing adds.
	 * @return the request
	 */
	public HttpRequest getRequest() {
		return this.request;
	}

	/**
	 * Return the value that tells the tenant, of a bounded set, unlike the name that the
	 * request has.
	 * @return the value, or {@code null} if the request is no tenant's
	 */
	public @Nullable String getTenant() {
		return this.tenant;
	}

}
