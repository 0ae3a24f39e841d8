package io.hawcx.autoconfigure.actuate;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the endpoint {@code hawcx}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("management.endpoint.hawcx")
public class HawcxEndpointProperties {

	/**
	 * When to show addresses and ids.
	 */
	private Show showValues = Show.NEVER;

	/**
	 * Roles that a user needs one of to be shown values when authorized. Anybody signed
	 * in is authorized when empty.
	 */
	private final Set<String> roles = new LinkedHashSet<>();

	public Show getShowValues() {
		return this.showValues;
	}

	public void setShowValues(Show showValues) {
		this.showValues = showValues;
	}

	public Set<String> getRoles() {
		return this.roles;
	}

}
