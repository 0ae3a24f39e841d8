package io.hawcx.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.hawcx.TokenExchangeException;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;

/**
 * Redeems codes (RFC 6749 section 4.1.3 with RFC 7636). What was sent is never sent
 * again.
 */
final class TokenEndpoint {

	private final RequestRetrier retrier;

	private final Duration timeout;

	private final String configId;

	private final ObservedClock clock;

	private final SettingNames names;

	TokenEndpoint(OAuthSettings settings, RequestRetrier retrier, ObservedClock clock) {
		this.retrier = retrier;
		this.timeout = settings.timeout();
		this.configId = settings.configId();
		this.clock = clock;
		this.names = settings.names();
	}

	CompletableFuture<TokenResponse> redeem(RequestSender sender, ProviderMetadata metadata, CodeGrant grant) {
		CompletableFuture<HttpResponse> reply = this.retrier.send(sender,
				() -> request(metadata, grant.form(metadata)));
		return Stages.mapFailure(reply, IOException.class, (ex) -> unanswered(metadata, ex))
			.thenCompose((response) -> RequestIds
				.keep(response, grant.secrets(), () -> CompletableFuture.completedFuture(
						new TokenReply(metadata.tokenEndpoint(), response, grant, this.clock.see(response)).read())));
	}

	private HttpRequest request(ProviderMetadata metadata, Map<String, String> form) {
		return HttpRequest.post(URI.create(metadata.tokenEndpoint()), encode(form))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "application/json")
			.header("X-Config-Id", this.configId)
			.timeout(this.timeout)
			.operation(HttpOperation.TOKEN);
	}

	private TokenExchangeException unanswered(ProviderMetadata metadata, IOException cause) {
		String remedy = (cause instanceof HttpConnectException) ? "; the code was not sent"
				: limit(cause) + "; start a new login, as the code may have been used";
		return new TokenExchangeException(
				"The code could not be exchanged at " + metadata.tokenEndpoint() + ": " + cause.getMessage() + remedy,
				cause);
	}

	private String limit(IOException cause) {
		return (cause instanceof HttpDeadlineException) ? ", the client's timeout " + this.names.of("oauth.timeout")
				: "";
	}

	private static byte[] encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"))
			.getBytes(StandardCharsets.US_ASCII);
	}

}
