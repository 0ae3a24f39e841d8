package io.hawcx.autoconfigure.security;

import reactor.blockhound.BlockHound;
import reactor.core.scheduler.Schedulers;

/**
 * Makes every blocking call on an event loop an error, for the rest of the JVM's life.
 */
final class EventLoops {

	private static boolean watched;

	private EventLoops() {
	}

	static synchronized void watch() {
		if (watched) {
			return;
		}
		watched = true;
		// Threads that wait for work since before would fail when they wait again.
		Schedulers.shutdownNow();
		// /dev/urandom never waits; Spring Security and our own async clients read it
		// there.
		BlockHound.install((builder) -> builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO",
				"readFully"));
	}

}
