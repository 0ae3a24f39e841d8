package io.hawcx.management;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.DelegationResponseException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.ErrorReplies;
import io.hawcx.internal.Json;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by bearer tokens ({@code private_key_jwt}): plain JSON with a token that
 * covers it, and successes that Hawcx has signed.
 */
final class BearerAuthentication implements Authentication {

	private final BearerTokenSigner tokens;

	private final @Nullable ResponseSignatures signatures;

	private final Map<String, String> headers;

	private final Clock clock;

	/**
	 * Create the strategy.
	 * @param tokens makes the requests' tokens
	 * @param signatures checks the replies, or {@code null} to accept them unchecked
	 * @param headers what is sent besides its token
	 * @param clock what waits that Hawcx asks for are counted from
	 */
	BearerAuthentication(BearerTokenSigner tokens, @Nullable ResponseSignatures signatures, Map<String, String> headers,
			Clock clock) {
		this.tokens = tokens;
		this.signatures = signatures;
		this.headers = headers;
		this.clock = clock;
	}

	@Override
	public CompletableFuture<Long> begin(RequestSender sender, ManagementCall call) {
		return (this.signatures != null) ? this.signatures.begin(sender, call) : CompletableFuture.completedFuture(0L);
	}

	@Override
	public HttpRequest prepare(ManagementCall call, byte[] payload) {
		return HttpRequest.post(call.uri(), payload)
			.headers(this.headers)
			.header("Authorization", "Bearer " + this.tokens.sign(call.uri().toString(), payload));
	}

	@Override
	public boolean signsRefusals() {
		return false;
	}

	@Override
	public boolean isOutOfTime(ClockOffset clock) {
		return clock.isAhead() || clock.isBehind(this.tokens.lifetime());
	}

	@Override
	public String describe(SettingNames names) {
		return this.tokens.describe(names);
	}

	@Override
	public CompletableFuture<Map<String, Object>> open(RequestSender sender, ManagementCall call, long sentAt,
			HttpResponse reply) {
		if (!reply.isSuccessful()) {
			throw ErrorReplies.toException(call.toString(), reply.status(), reply.body(), reply.header("Retry-After"),
					this.clock.instant());
		}
		if (this.signatures == null) {
			return CompletableFuture.completedFuture(read(call, reply));
		}
		return this.signatures.check(sender, call, sentAt, reply).thenApply((checked) -> read(call, reply));
	}

	private static Map<String, Object> read(ManagementCall call, HttpResponse reply) {
		try {
			return Json.readObject(reply.body());
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply to " + call + " is unusable: " + ex.getMessage() + ".",
					ex);
		}
	}

}
