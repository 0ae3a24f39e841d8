package io.hawcx.autoconfigure.actuate;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code hawcx}: what is configured, and what clients know. Values are shown
 * as {@code management.endpoint.hawcx.show-values} says, and never a secret.
 *
 * @since 0.1.0
 */
@Endpoint(id = "hawcx")
public class HawcxEndpoint {

	private final HawcxReport report;

	private final boolean showValues;

	HawcxEndpoint(HawcxReport report, boolean showValues) {
		this.report = report;
		this.showValues = showValues;
	}

	/**
	 * Read the report as somebody who has not signed in.
	 * @return members that become JSON
	 */
	@ReadOperation
	public Map<String, Object> hawcx() {
		return report(this.showValues);
	}

	Map<String, Object> report(boolean showValues) {
		return this.report.read(showValues);
	}

}
