package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplayMemory;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by delegation with whatever keys are current when a call begins. A call
 * keeps those it began with, as its reply is sealed to them.
 */
final class RotatingDelegationAuthentication implements Supplier<Authentication> {

	private final Supplier<DelegationKeys> keys;

	private final Map<String, String> headers;

	private final Clock clock;

	private final Duration clockSkew;

	private final ReplayMemory replays;

	private volatile @Nullable Current current;

	RotatingDelegationAuthentication(Supplier<DelegationKeys> keys, Map<String, String> headers, Clock clock,
			Duration clockSkew) {
		this.keys = keys;
		this.headers = headers;
		this.clock = clock;
		this.clockSkew = clockSkew;
		this.replays = new ReplayMemory(clock, clockSkew);
	}

	@Override
	public Authentication get() {
		DelegationKeys keys = this.keys.get();
		Current current = this.current;
		if (current == null || current.keys() != keys) {
			current = new Current(keys,
					new DelegationAuthentication(keys, this.headers, this.clock, this.clockSkew, this.replays));
			this.current = current;
		}
		return current.authentication();
	}

	private record Current(DelegationKeys keys, Authentication authentication) {
	}

}
