package io.hawcx.emulator.internal.fault;

import java.time.Duration;
import java.util.function.Supplier;

import io.hawcx.emulator.internal.http.Reply;

/**
 * Lets a thread see another time.
 */
@FunctionalInterface
public interface Skew {

	/**
	 * Answer at another time.
	 * @param duration how far the time is off
	 * @param answer who answers
	 * @return the reply
	 */
	Reply skewed(Duration duration, Supplier<Reply> answer);

}
