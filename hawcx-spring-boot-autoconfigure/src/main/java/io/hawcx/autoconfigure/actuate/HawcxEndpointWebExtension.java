package io.hawcx.autoconfigure.actuate;

import java.util.Map;
import java.util.Set;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint {@code hawcx} over HTTP, where values may be shown to those who are
 * authorized.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = HawcxEndpoint.class)
public class HawcxEndpointWebExtension {

	private final HawcxEndpoint endpoint;

	private final Show showValues;

	private final Set<String> roles;

	HawcxEndpointWebExtension(HawcxEndpoint endpoint, Show showValues, Set<String> roles) {
		this.endpoint = endpoint;
		this.showValues = showValues;
		this.roles = roles;
	}

	/**
	 * Read the report.
	 * @param securityContext who asks
	 * @return members that become JSON
	 */
	@ReadOperation
	public Map<String, Object> hawcx(SecurityContext securityContext) {
		return this.endpoint.report(this.showValues.isShown(securityContext, this.roles));
	}

}
