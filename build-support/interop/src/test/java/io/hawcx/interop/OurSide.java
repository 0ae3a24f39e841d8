package io.hawcx.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.HawcxException;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.ReplyOpener;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.key.GeneratedSecretKey;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what other implementations ask of this library: each line of standard input is a
 * JSON object that says what, and is answered by one of standard output.
 */
public final class OurSide {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final GeneratedSecretKey GENERATED = SecretKey.generate("cust-2", "hawcx-2");

	private OurSide() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			out.println(MAPPER.writeValueAsString(answer(MAPPER.readTree(line))));
		}
	}

	private static Map<String, Object> answer(JsonNode order) {
		try {
			return switch (text(order, "do")) {
				case "blob" -> readBlob(order);
				case "generated-blob" -> Map.of("secret_key", GENERATED.blob());
				case "generated-request" -> open(GENERATED.hawcxSide(), order);
				case "request" -> sealRequest(order);
				case "reply" -> openReply(order);
				case "assertion" -> signAssertion(order);
				case "public-jwk" -> Map.of("jwk", SigningKey.parse(text(order, "private_jwk")).publicJwk());
				case "login" -> Clients.login(order);
				case "verify" -> Clients.verify(order);
				case "manage" -> Clients.manage(order);
				default -> throw new IllegalArgumentException("unknown order");
			};
		}
		catch (HawcxException | IllegalArgumentException ex) {
			return Map.of("error", ex.getClass().getSimpleName() + ": " + ex.getMessage());
		}
	}

	private static Map<String, Object> readBlob(JsonNode order) {
		SecretKey key = SecretKey.parse(text(order, "secret_key"));
		return Map.of("kid", key.keyId(), "hkid", key.hawcxKeyId());
	}

	private static Map<String, Object> sealRequest(JsonNode order) {
		SecretKey key = SecretKey.parse(text(order, "secret_key"));
		SealedRequest request = new RequestSealer(key.delegationKeys(), Clock.systemUTC())
			.seal(text(order, "payload").getBytes(StandardCharsets.UTF_8));
		return Map.of("body", new String(request.body(), StandardCharsets.UTF_8), "headers", request.headers());
	}

	private static Map<String, Object> openReply(JsonNode order) {
		return open(SecretKey.parse(text(order, "secret_key")).delegationKeys(), order);
	}

	private static Map<String, Object> open(DelegationKeys keys, JsonNode order) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		order.get("headers")
			.properties()
			.forEach((entry) -> headers.put(entry.getKey(), List.of(entry.getValue().asString())));
		HttpResponse reply = new HttpResponse(order.get("status").asInt(), headers,
				text(order, "body").getBytes(StandardCharsets.UTF_8));
		return Map.of("members", new ReplyOpener(keys, Clock.systemUTC(), Duration.ofSeconds(300)).open("POST", reply));
	}

	private static Map<String, Object> signAssertion(JsonNode order) {
		CapturingTransport transport = new CapturingTransport(text(order, "issuer"));
		try (HawcxOAuth oauth = HawcxOAuth
			.builder(text(order, "issuer"), text(order, "config_id"), text(order, "client_id"))
			.transport(transport)
			.clientAssertion(ClientAssertionSigner.ed25519(SigningKey.parse(text(order, "private_jwk"))))
			.build()) {
			oauth.redeemCode("code", "v".repeat(43), null);
		}
		return Map.of("form", transport.form());
	}

	private static String text(JsonNode order, String name) {
		return order.get(name).asString();
	}

}
