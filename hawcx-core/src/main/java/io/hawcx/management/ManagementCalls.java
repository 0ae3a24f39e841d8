package io.hawcx.management;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;

import io.hawcx.DelegationResponseException;
import io.hawcx.http.BaseUrl;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.Json;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestSender;

/**
 * Every management call: checks its arguments, writes its payload and reads its reply,
 * which {@link ManagementSender} gets. Wrong arguments are thrown at once; whatever else
 * goes wrong is the failure of the stage that is returned.
 */
final class ManagementCalls {

	private final BaseUrl baseUrl;

	private final SettingNames names;

	private final String apiPrefix;

	private final ManagementSender management;

	private final IntSupplier rememberedReplies;

	private final ManagementCall startToken;

	private final ManagementCall consume;

	private final ManagementCall mfaEnforcement;

	private final ManagementCall phone;

	ManagementCalls(ManagementOptions options, RequestSender sender) {
		this.baseUrl = options.baseUrl;
		this.names = options.names;
		this.apiPrefix = options.apiPrefix;
		this.management = new ManagementSender(options, sender);
		this.rememberedReplies = options.rememberedReplies;
		this.startToken = call(this.apiPrefix + ManagementCall.START_TOKEN);
		this.consume = call(this.apiPrefix + ManagementCall.CONSUME);
		this.mfaEnforcement = call(ManagementCall.MFA_ENFORCEMENT);
		this.phone = call(ManagementCall.PHONE);
	}

	int rememberedReplies() {
		return this.rememberedReplies.getAsInt();
	}

	CompletableFuture<StepUpToken> startStepUp(RequestSender sender, StepUp stepUp) {
		Arguments.requireNonNull("stepUp", stepUp);
		return this.management.send(sender, this.startToken, payload("stepUp", stepUp.members()), StepUpToken::of);
	}

	CompletableFuture<StepUpResult> consumeStepUp(RequestSender sender, String receipt) {
		Map<String, String> body = Map.of("step_up_receipt", Arguments.requireText("receipt", receipt));
		return this.management.send(sender, this.consume, payload("receipt", body), StepUpResult::of);
	}

	CompletableFuture<MfaEnforcementResult> mfaEnforcement(RequestSender sender, MfaEnforcement request) {
		Arguments.requireNonNull("request", request);
		return this.management.send(sender, this.mfaEnforcement, payload("request", request.members()),
				MfaEnforcementResult::of);
	}

	CompletableFuture<PhoneUpdateResult> updatePhone(RequestSender sender, PhoneUpdate request) {
		Arguments.requireNonNull("request", request);
		return this.management.send(sender, this.phone, payload("request", request.members()), PhoneUpdateResult::of);
	}

	CompletableFuture<Map<String, Object>> management(RequestSender sender, String path, Map<String, ?> body) {
		return this.management.send(sender, call(path), payload("body", body), Function.identity());
	}

	<T> CompletableFuture<T> management(RequestSender sender, String path, Object body, Class<T> type) {
		Arguments.requireNonNull("type", type);
		ManagementCall call = call(path);
		return this.management.send(sender, call, payload("body", body), (reply) -> convert(call, reply, type));
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

	private static <T> T convert(ManagementCall call, Map<String, Object> reply, Class<T> type) {
		try {
			return Json.convert(reply, type);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply to " + call + " " + ex.getMessage() + ".", ex);
		}
	}

}
