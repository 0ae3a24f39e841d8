package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplayMemory;
import io.hawcx.delegation.ReplyOpener;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.exchange.RequestSender;

/**
 * Authentication by delegation: sealed and signed in both directions.
 */
final class DelegationAuthentication implements Authentication {

	private final RequestSealer sealer;

	private final ReplyOpener opener;

	private final Map<String, String> headers;

	/**
	 * Create the strategy.
	 * @param keys the keys
	 * @param headers what is sent besides its signature
	 * @param clock what timestamps are read from
	 * @param clockSkew how far a reply's timestamp may be off
	 * @param replays knows what the client has accepted, whatever its keys were
	 */
	DelegationAuthentication(DelegationKeys keys, Map<String, String> headers, Clock clock, Duration clockSkew,
			ReplayMemory replays) {
		this.sealer = new RequestSealer(keys, clock);
		this.opener = new ReplyOpener(keys, clock, clockSkew, replays);
		this.headers = headers;
	}

	@Override
	public HttpRequest prepare(ManagementCall call, byte[] payload) {
		SealedRequest sealed = this.sealer.seal(payload);
		return HttpRequest.post(call.uri(), sealed.body()).headers(this.headers).headers(sealed.headers());
	}

	@Override
	public CompletableFuture<Map<String, Object>> open(RequestSender sender, ManagementCall call, HttpResponse reply) {
		return CompletableFuture.completedFuture(this.opener.open(call.toString(), reply));
	}

}
