package io.hawcx.management;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.HawcxListener;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpProtocolException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpResponseTooLargeException;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Sends a payload to Hawcx and reads the reply, step by step, blocking or not: what all
 * management calls have in common, whatever authenticates them. Safe for use by several
 * threads at once.
 */
final class ManagementSender {

	private final Supplier<Authentication> authentication;

	private final Map<String, String> extraHeaders;

	private final Map<String, String> ownHeaders;

	private final Duration timeout;

	private final RequestRetrier retrier;

	private final Clock clock;

	private final HawcxListener listener;

	/**
	 * Create the sender of one client.
	 * @param options the client's
	 * @param shared sends what several calls wait for, such as Hawcx's keys
	 */
	ManagementSender(ManagementOptions options, RequestSender shared) {
		this.retrier = new RequestRetrier(options.maxAttempts, options.clock);
		this.authentication = options.authentication(shared, this.retrier);
		this.extraHeaders = options.extraHeaders;
		this.ownHeaders = options.commonHeaders();
		this.timeout = options.timeout;
		this.clock = options.clock;
		this.listener = options.listener;
	}

	/**
	 * Make a call.
	 * @param <T> the type of the reply
	 * @param sender sends its requests
	 * @param call where it goes
	 * @param payload compact JSON in UTF-8
	 * @param reader makes the reply of a success's members
	 * @return the reply; failures are {@link io.hawcx.DelegationException}s
	 */
	<T> CompletableFuture<T> send(RequestSender sender, ManagementCall call, byte[] payload,
			Function<Map<String, Object>, T> reader) {
		// Asked once a call, so that a key that changes meanwhile does not fail the
		// reply.
		return Stages.of(this.authentication)
			.thenCompose((current) -> new Exchange(sender, call, payload, current).run(reader));
	}

	private static DelegationRequestException unanswered(ManagementCall call, IOException cause) {
		if (cause instanceof HttpConnectException) {
			return new DelegationRequestException(call + " was not sent: " + cause.getMessage() + ".", cause);
		}
		boolean unusable = cause instanceof HttpProtocolException || cause instanceof HttpResponseTooLargeException;
		// Other messages than our own may quote what was received.
		boolean ours = unusable || cause instanceof HttpDeadlineException;
		String reason = ours ? cause.getMessage() : cause.getClass().getSimpleName();
		String remedy = (cause instanceof HttpDeadlineException)
				? ", the client's timeout " + call.names().of("management.timeout") : "";
		return new DelegationRequestException(call + " brought no " + (unusable ? "usable " : "") + "reply: " + reason
				+ remedy + ". Whether it was carried out is not known: read before you write again.", cause);
	}

	/**
	 * One call, with the authentication that was current when it began.
	 */
	private final class Exchange {

		private final RequestSender sender;

		private final ManagementCall call;

		private final byte[] payload;

		private final Authentication authentication;

		Exchange(RequestSender sender, ManagementCall call, byte[] payload, Authentication authentication) {
			this.sender = sender;
			this.call = call;
			this.payload = payload;
			this.authentication = authentication;
		}

		<T> CompletableFuture<T> run(Function<Map<String, Object>, T> reader) {
			return this.authentication.begin(this.sender, this.call)
				.thenCompose((sentAt) -> request().thenCompose((reply) -> read(sentAt, reply, reader)));
		}

		private CompletableFuture<HttpResponse> request() {
			return Stages.mapFailure(ManagementSender.this.retrier.send(this.sender, this::prepare), IOException.class,
					(cause) -> unanswered(this.call, cause));
		}

		// For each attempt anew, so that each is signed with its own time.
		private HttpRequest prepare() {
			HttpRequest authenticated = this.authentication.prepare(this.call, this.payload);
			// What the caller adds comes first, so that the protocol's own headers win.
			return authenticated.headers(ManagementSender.this.extraHeaders)
				.headers(ManagementSender.this.ownHeaders)
				.headers(authenticated.headers())
				.timeout(ManagementSender.this.timeout)
				.operation(HttpOperation.MANAGEMENT);
		}

		private <T> CompletableFuture<T> read(long sentAt, HttpResponse reply,
				Function<Map<String, Object>, T> reader) {
			return RequestIds.keep(reply, () -> open(sentAt, reply).thenApply(reader))
				.whenComplete((read, failure) -> report(failure));
		}

		private CompletableFuture<Map<String, Object>> open(long sentAt, HttpResponse reply) {
			CompletableFuture<Map<String, Object>> opened = Stages
				.of(() -> this.authentication.open(this.sender, this.call, sentAt, reply))
				.thenCompose(Function.identity());
			ManagementRefusal refusal = new ManagementRefusal(this.call, this.payload, this.authentication, reply,
					ManagementSender.this.clock);
			return Stages.mapFailure(opened, DelegationRequestException.class, refusal::describe);
		}

		private void report(@Nullable Throwable failure) {
			if (failure != null && Stages.unwrap(failure) instanceof DelegationResponseException refusal) {
				ManagementSender.this.listener.replyRefused(refusal);
			}
		}

	}

}
