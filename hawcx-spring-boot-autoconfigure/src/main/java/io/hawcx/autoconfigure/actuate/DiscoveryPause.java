package io.hawcx.autoconfigure.actuate;

import java.time.Duration;

/**
 * How long Hawcx's discovery document is not asked for, as it failed again and again.
 */
interface DiscoveryPause {

	/**
	 * Return what is left of it.
	 * @return the time, zero while nobody waits
	 */
	Duration left();

}
