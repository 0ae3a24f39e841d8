package io.hawcx.benchmark;

import java.time.Clock;
import java.time.Duration;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplyOpener;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.http.HttpResponse;

/**
 * This library, with the provider that {@code hawcx.crypto.provider} names.
 */
final class HawcxDoor implements Door {

	private final RequestSealer sealer;

	private final ReplyOpener opener;

	HawcxDoor() {
		DelegationKeys keys = BenchmarkKeys.customer();
		this.sealer = new RequestSealer(keys, Clock.systemUTC());
		this.opener = new ReplyOpener(keys, Clock.systemUTC(), Duration.ofMinutes(5));
	}

	@Override
	public byte[] seal(byte[] payload) {
		return this.sealer.seal(payload).body();
	}

	@Override
	public Object open(HttpResponse reply) {
		return this.opener.open("POST /benchmark", reply);
	}

}
