package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplayMemory;
import io.hawcx.delegation.ReplyOpener;
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

	private final @Nullable ReplayCheck sharedReplays;

	private volatile @Nullable Current current;

	RotatingDelegationAuthentication(Supplier<DelegationKeys> keys, Map<String, String> headers, Clock clock,
			Duration clockSkew, @Nullable ReplayStore sharedReplays) {
		this.keys = keys;
		this.headers = headers;
		this.clock = clock;
		this.clockSkew = clockSkew;
		this.replays = new ReplayMemory(clock, clockSkew);
		this.sharedReplays = (sharedReplays != null) ? new ReplayCheck(sharedReplays, clockSkew) : null;
	}

	@Override
	public Authentication get() {
		DelegationKeys keys = this.keys.get();
		Current current = this.current;
		if (current == null || current.keys() != keys) {
			current = new Current(keys, new DelegationAuthentication(keys, this.headers, this.clock,
					new ReplyOpener(keys, this.clock, this.clockSkew, this.replays), this.sharedReplays));
			this.current = current;
		}
		return current.authentication();
	}

	int rememberedReplies() {
		return this.replays.size();
	}

	private record Current(DelegationKeys keys, Authentication authentication) {
	}

}
