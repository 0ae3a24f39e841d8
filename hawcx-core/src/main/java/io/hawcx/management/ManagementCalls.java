package io.hawcx.management;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpResponseTooLargeException;
import io.hawcx.internal.Json;

/**
 * The steps of a management call, save carrying it: the same whoever carries it.
 */
final class ManagementCalls {

	private final BaseUrl baseUrl;

	private final String apiPrefix;

	private final Supplier<Authentication> authentication;

	private final Map<String, String> extraHeaders;

	private final Map<String, String> ownHeaders;

	private final Duration timeout;

	ManagementCalls(ManagementOptions options) {
		this.baseUrl = options.baseUrl;
		this.apiPrefix = options.apiPrefix;
		this.authentication = options.authentication();
		this.extraHeaders = options.extraHeaders;
		this.ownHeaders = options.commonHeaders();
		this.timeout = options.timeout;
	}

	ManagementCall stepUp(String action) {
		return call(this.apiPrefix + "/management/stepup/" + action);
	}

	ManagementCall call(String path) {
		Arguments.requireNonNull("path", path);
		URI uri = this.baseUrl.resolve(this.apiPrefix, path);
		return new ManagementCall(uri, path.split("\\?", 2)[0], this.authentication.get());
	}

	byte[] payload(String name, Object body) {
		byte[] payload = Json.write(Arguments.requireNonNull(name, body));
		if (payload[0] != '{') {
			throw new IllegalArgumentException(name + " must become a JSON object");
		}
		return payload;
	}

	HttpRequest prepare(ManagementCall call, byte[] payload) {
		HttpRequest authenticated = call.authentication().prepare(call, payload);
		// What the caller adds comes first, so that the protocol's own headers win.
		return authenticated.headers(this.extraHeaders)
			.headers(this.ownHeaders)
			.headers(authenticated.headers())
			.timeout(this.timeout);
	}

	Map<String, Object> open(ManagementCall call, HttpResponse reply) {
		return call.authentication().open(call, reply);
	}

	<T> T convert(ManagementCall call, Map<String, Object> reply, Class<T> type) {
		try {
			return Json.convert(reply, type);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply to " + call + " " + ex.getMessage() + ".", ex);
		}
	}

	DelegationRequestException unanswered(ManagementCall call, IOException cause) {
		// Other messages than our own may quote what was received.
		boolean ours = cause instanceof HttpDeadlineException || cause instanceof HttpResponseTooLargeException;
		String reason = ours ? cause.getMessage() : cause.getClass().getSimpleName();
		return new DelegationRequestException(
				call + " brought no reply: " + reason + ". Whether it was carried out is not known.", cause);
	}

}
