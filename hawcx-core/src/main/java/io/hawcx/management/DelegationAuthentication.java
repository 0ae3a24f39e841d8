package io.hawcx.management;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplyOpener;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by delegation: sealed and signed in both directions.
 */
final class DelegationAuthentication implements Authentication {

	// What Hawcx tolerates of a request's X-Timestamp.
	private static final Duration MAX_SKEW = Duration.ofSeconds(300);

	private final String keyId;

	private final RequestSealer sealer;

	private final ReplyOpener opener;

	private final Map<String, String> headers;

	private final @Nullable ReplayCheck sharedReplays;

	/**
	 * Create the strategy.
	 * @param keys the keys
	 * @param headers what is sent besides its signature
	 * @param clock what timestamps are read from
	 * @param opener verifies replies, and knows what this client has accepted
	 * @param sharedReplays knows what several clients have accepted, if they share it
	 */
	DelegationAuthentication(DelegationKeys keys, Map<String, String> headers, Clock clock, ReplyOpener opener,
			@Nullable ReplayCheck sharedReplays) {
		this.keyId = keys.keyId();
		this.sealer = new RequestSealer(keys, clock);
		this.opener = opener;
		this.headers = headers;
		this.sharedReplays = sharedReplays;
	}

	@Override
	public CompletableFuture<Long> begin(RequestSender sender, ManagementCall call) {
		return CompletableFuture.completedFuture(0L);
	}

	@Override
	public HttpRequest prepare(ManagementCall call, byte[] payload) {
		SealedRequest sealed = this.sealer.seal(payload);
		return HttpRequest.post(call.uri(), sealed.body()).headers(this.headers).headers(sealed.headers());
	}

	@Override
	public boolean signsRefusals() {
		return true;
	}

	@Override
	public boolean isOutOfTime(ClockOffset clock) {
		return clock.isAhead(MAX_SKEW) || clock.isBehind(MAX_SKEW);
	}

	@Override
	public String describe(SettingNames names) {
		return "the secret key with id " + this.keyId + " " + names.of("secret-key");
	}

	@Override
	public CompletableFuture<Map<String, Object>> open(RequestSender sender, ManagementCall call, long sentAt,
			HttpResponse reply) {
		ReplayCheck store = this.sharedReplays;
		if (store == null || reply.header("X-Signature") == null) {
			return CompletableFuture.completedFuture(this.opener.open(call.toString(), reply));
		}
		CompletableFuture<Map<String, Object>> opened = Stages.of(() -> this.opener.open(call.toString(), reply));
		if (opened.isCompletedExceptionally() && opened.handle((members, failure) -> Stages.unwrap(failure))
			.join() instanceof DelegationResponseException) {
			return opened;
		}
		byte[] timestamp = String.valueOf(reply.header("X-Timestamp")).getBytes(StandardCharsets.US_ASCII);
		CompletableFuture<Boolean> known = Stages.mapFailure(store.isKnown(sender, reply.body(), timestamp),
				Exception.class,
				(ex) -> new DelegationResponseException(
						call + ": Whether the reply is repeated is not known; check the replay store.", ex,
						Reason.UNCHECKED));
		return known.thenCompose((repeated) -> repeated ? CompletableFuture.failedFuture(repeated(call)) : opened);
	}

	private static DelegationResponseException repeated(ManagementCall call) {
		return new DelegationResponseException(
				call + ": The reply has been accepted before by another client; "
						+ "somebody between here and Hawcx repeats replies, so that nothing is known about this call.",
				null, Reason.REPEATED);
	}

}
