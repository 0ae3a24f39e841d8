package io.hawcx.oauth;

import java.time.Clock;

import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;

/**
 * Remembers how this machine's clock stood to Hawcx's when the token endpoint last
 * answered, so that an id_token's refusal can say whose clock is wrong. Safe for use by
 * several threads at once.
 */
final class ObservedClock {

	private final Clock clock;

	private volatile ClockOffset last = ClockOffset.UNKNOWN;

	ObservedClock(Clock clock) {
		this.clock = clock;
	}

	ClockOffset see(HttpResponse reply) {
		ClockOffset offset = ClockOffset.of(reply, this.clock.instant());
		this.last = offset;
		return offset;
	}

	ClockOffset last() {
		return this.last;
	}

}
