package io.hawcx.autoconfigure.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider that does what it is told, right or wrong.
 */
final class MisbehavingProvider implements AutoCloseable {

	static final String CLIENT_ID = "6a1c0f4e-0000-4000-8000-000000000002";

	static final String SUBJECT = "usr_conformance";

	static final String EMAIL = "conformance@example.com";

	private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "ES512", "EdDSA");

	/** Made once: an RSA key takes most of a second. */
	private static final Map<String, ProviderKey> KEYS = ALGORITHMS.stream()
		.collect(Collectors.toMap((algorithm) -> algorithm,
				(algorithm) -> ProviderKey.generate(algorithm, algorithm + "-1")));

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private final ProviderKey clientKey = ProviderKey.generate("EdDSA", "client-1");

	MisbehavingProvider() {
		this.server.start();
		discovery((document) -> {
		});
		publish(ALGORITHMS.stream().map(this::key).map(ProviderKey::publicJwk));
		this.server.stubFor(WireMock.get("/userinfo").willReturn(json(Map.of("sub", "usr_another"))));
	}

	Map<String, String> properties() {
		return Map.of("hawcx.base-url", issuer(), "hawcx.config-id", "conformance", "hawcx.client-id", CLIENT_ID,
				"hawcx.signing-key.value", JsonMapper.shared().writeValueAsString(this.clientKey.privateJwk()));
	}

	String issuer() {
		return this.server.baseUrl();
	}

	ProviderKey key(String algorithm) {
		return KEYS.get(algorithm);
	}

	void discovery(Consumer<Map<String, Object>> change) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", issuer());
		document.put("authorization_endpoint", issuer() + "/authorize");
		document.put("token_endpoint", issuer() + "/token");
		document.put("userinfo_endpoint", issuer() + "/userinfo");
		document.put("jwks_uri", issuer() + "/jwks");
		document.put("id_token_signing_alg_values_supported", ALGORITHMS);
		document.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
		document.put("authorization_response_iss_parameter_supported", true);
		change.accept(document);
		this.server.stubFor(WireMock.get("/.well-known/openid-configuration").willReturn(json(document)));
	}

	void publish(Stream<Map<String, Object>> jwks) {
		this.server.stubFor(WireMock.get("/jwks").willReturn(json(Map.of("keys", jwks.toList()))));
	}

	IdTokenDraft idToken(String algorithm, String nonce) {
		return new IdTokenDraft(key(algorithm), issuer(), nonce, Clock.systemUTC().instant());
	}

	void answer(String idToken, Consumer<Map<String, Object>> change) {
		Map<String, Object> reply = new LinkedHashMap<>(
				Map.of("id_token", idToken, "access_token", "opaque", "token_type", "Bearer", "expires_in", 300));
		change.accept(reply);
		this.server.stubFor(WireMock.post("/token").willReturn(json(reply)));
	}

	List<LoggedRequest> requestsTo(String path) {
		return this.server.findAll(WireMock.anyRequestedFor(WireMock.urlPathEqualTo(path)));
	}

	void forgetRequests() {
		this.server.resetRequests();
	}

	private static ResponseDefinitionBuilder json(Map<String, Object> body) {
		return WireMock.okJson(JsonMapper.shared().writeValueAsString(body));
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
