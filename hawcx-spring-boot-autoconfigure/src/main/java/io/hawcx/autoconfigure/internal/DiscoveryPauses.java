package io.hawcx.autoconfigure.internal;

import java.time.Duration;
import java.util.Map;

/**
 * How long discovery documents are not asked for, as they could not be had again and
 * again.
 */
public interface DiscoveryPauses {

	/**
	 * Return what is left of them.
	 * @return the times that are not over, by the project: a tenant's name, or
	 * {@code hawcx}
	 */
	Map<String, Duration> left();

}
