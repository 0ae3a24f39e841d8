package io.hawcx.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.hawcx.TokenExchangeException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import org.jspecify.annotations.Nullable;

/**
 * Redeems codes (RFC 6749 section 4.1.3 with RFC 7636): one request each, never repeated.
 */
final class TokenEndpoint {

	private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private final HttpTransport transport;

	private final Duration timeout;

	private final String configId;

	private final String clientId;

	TokenEndpoint(HttpTransport transport, Duration timeout, String configId, String clientId) {
		this.transport = transport;
		this.timeout = timeout;
		this.configId = configId;
		this.clientId = clientId;
	}

	static void checkAssertionWelcome(ProviderMetadata metadata) {
		List<String> methods = metadata.tokenEndpointAuthMethods();
		if (methods != null && !methods.contains("private_key_jwt")) {
			throw new TokenExchangeException("Nothing was sent to " + metadata.tokenEndpoint()
					+ ": token_endpoint_auth_methods_supported of " + metadata.issuer()
					+ " lacks private_key_jwt; leave the signing key out, or use a confidential client", null);
		}
	}

	TokenResponse redeem(ProviderMetadata metadata, String code, String codeVerifier, @Nullable String redirectUri,
			@Nullable String assertion) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "authorization_code");
		form.put("code", code);
		form.put("code_verifier", codeVerifier);
		form.put("client_id", this.clientId);
		if (redirectUri != null) {
			form.put("redirect_uri", redirectUri);
		}
		if (assertion != null) {
			form.put("client_assertion_type", ASSERTION_TYPE);
			form.put("client_assertion", assertion);
		}
		Set<String> secrets = (assertion != null) ? Set.of(code, codeVerifier, assertion) : Set.of(code, codeVerifier);
		return new TokenReply(metadata.tokenEndpoint(), post(metadata, form), secrets).read();
	}

	private HttpResponse post(ProviderMetadata metadata, Map<String, String> form) {
		HttpRequest request = HttpRequest.post(URI.create(metadata.tokenEndpoint()), encode(form))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "application/json")
			.header("X-Config-Id", this.configId)
			.timeout(this.timeout);
		try {
			return this.transport.send(request);
		}
		catch (IOException ex) {
			throw new TokenExchangeException("The code could not be exchanged at " + metadata.tokenEndpoint() + ": "
					+ ex.getMessage() + "; start a new login, as the code may have been used", ex);
		}
	}

	private static byte[] encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"))
			.getBytes(StandardCharsets.US_ASCII);
	}

}
