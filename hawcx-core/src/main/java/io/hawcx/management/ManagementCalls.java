package io.hawcx.management;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.HawcxListener;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpProtocolException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpResponseTooLargeException;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.Json;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Every management call, step by step, blocking or not. Wrong arguments are thrown at
 * once; whatever else goes wrong is the failure of the stage that is returned.
 */
final class ManagementCalls {

	private final BaseUrl baseUrl;

	private final SettingNames names;

	private final String apiPrefix;

	private final Supplier<Authentication> authentication;

	private final Map<String, String> extraHeaders;

	private final Map<String, String> ownHeaders;

	private final Duration timeout;

	private final RequestRetrier retrier;

	private final Clock clock;

	private final HawcxListener listener;

	private final IntSupplier rememberedReplies;

	private final ManagementCall startToken;

	private final ManagementCall consume;

	private final ManagementCall mfaEnforcement;

	private final ManagementCall phone;

	ManagementCalls(ManagementOptions options, RequestSender sender) {
		this.baseUrl = options.baseUrl;
		this.names = options.names;
		this.apiPrefix = options.apiPrefix;
		this.retrier = new RequestRetrier(options.maxAttempts, options.clock);
		this.authentication = options.authentication(sender, this.retrier);
		this.extraHeaders = options.extraHeaders;
		this.ownHeaders = options.commonHeaders();
		this.timeout = options.timeout;
		this.clock = options.clock;
		this.listener = options.listener;
		this.rememberedReplies = options.rememberedReplies;
		this.startToken = call(this.apiPrefix + "/management/stepup/start-token");
		this.consume = call(this.apiPrefix + "/management/stepup/consume");
		this.mfaEnforcement = call("/v1/management/users/mfa-enforcement");
		this.phone = call("/v1/management/users/phone");
	}

	int rememberedReplies() {
		return this.rememberedReplies.getAsInt();
	}

	CompletableFuture<StepUpToken> startStepUp(RequestSender sender, StepUp stepUp) {
		Arguments.requireNonNull("stepUp", stepUp);
		return send(sender, this.startToken, payload("stepUp", stepUp.members()), StepUpToken::of);
	}

	CompletableFuture<StepUpResult> consumeStepUp(RequestSender sender, String receipt) {
		Map<String, String> body = Map.of("step_up_receipt", Arguments.requireText("receipt", receipt));
		return send(sender, this.consume, payload("receipt", body), StepUpResult::of);
	}

	CompletableFuture<MfaEnforcementResult> mfaEnforcement(RequestSender sender, MfaEnforcement request) {
		Arguments.requireNonNull("request", request);
		return send(sender, this.mfaEnforcement, payload("request", request.members()), MfaEnforcementResult::of);
	}

	CompletableFuture<PhoneUpdateResult> updatePhone(RequestSender sender, PhoneUpdate request) {
		Arguments.requireNonNull("request", request);
		return send(sender, this.phone, payload("request", request.members()), PhoneUpdateResult::of);
	}

	CompletableFuture<Map<String, Object>> management(RequestSender sender, String path, Map<String, ?> body) {
		return send(sender, call(path), payload("body", body), Function.identity());
	}

	<T> CompletableFuture<T> management(RequestSender sender, String path, Object body, Class<T> type) {
		Arguments.requireNonNull("type", type);
		ManagementCall call = call(path);
		return send(sender, call, payload("body", body), (reply) -> convert(call, reply, type));
	}

	private ManagementCall call(String path) {
		Arguments.requireNonNull("path", path);
		return new ManagementCall(this.baseUrl.resolve(this.apiPrefix, path), path.split("\\?", 2)[0], this.names);
	}

	private static byte[] payload(String name, Object body) {
		byte[] payload = Json.write(Arguments.requireNonNull(name, body));
		if (payload[0] != '{') {
			throw new IllegalArgumentException(name + " must become a JSON object");
		}
		return payload;
	}

	private <T> CompletableFuture<T> send(RequestSender sender, ManagementCall call, byte[] payload,
			Function<Map<String, Object>, T> reader) {
		// Asked once a call, so that a key that changes meanwhile does not fail the
		// reply.
		return Stages.of(this.authentication)
			.thenCompose(
					(current) -> current.begin(sender, call)
						.thenCompose(
								(sentAt) -> exchange(sender, call,
										() -> prepare(current, call, payload))
									.thenCompose((reply) -> RequestIds
										.keep(reply, () -> explain(
												Stages.of(() -> current.open(sender, call, sentAt, reply))
													.thenCompose((opened) -> opened),
												new ManagementRefusal(call, payload, current, reply, this.clock))
											.thenApply(reader))
										.whenComplete((read, failure) -> tell(failure)))));
	}

	private static <T> CompletableFuture<T> explain(CompletableFuture<T> opened, ManagementRefusal refusal) {
		return Stages.mapFailure(opened, DelegationRequestException.class, refusal::describe);
	}

	private void tell(@Nullable Throwable failure) {
		if (failure != null && Stages.unwrap(failure) instanceof DelegationResponseException refusal) {
			this.listener.replyRefused(refusal);
		}
	}

	private CompletableFuture<HttpResponse> exchange(RequestSender sender, ManagementCall call,
			Supplier<HttpRequest> attempt) {
		return Stages.mapFailure(this.retrier.send(sender, attempt), IOException.class,
				(cause) -> unanswered(call, cause));
	}

	private HttpRequest prepare(Authentication authentication, ManagementCall call, byte[] payload) {
		HttpRequest authenticated = authentication.prepare(call, payload);
		// What the caller adds comes first, so that the protocol's own headers win.
		return authenticated.headers(this.extraHeaders)
			.headers(this.ownHeaders)
			.headers(authenticated.headers())
			.timeout(this.timeout)
			.operation(HttpOperation.MANAGEMENT);
	}

	private static <T> T convert(ManagementCall call, Map<String, Object> reply, Class<T> type) {
		try {
			return Json.convert(reply, type);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply to " + call + " " + ex.getMessage() + ".", ex);
		}
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

}
