package io.hawcx.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.HawcxException;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClient;
import io.hawcx.oauth.HawcxOAuth;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This library's clients, as an application builds them, for servers of others.
 */
final class Clients {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final HttpTransport TRANSPORT = ApacheHttpTransport.create();

	private Clients() {
	}

	/**
	 * Exchange a code.
	 * @param order the server and the client
	 * @return the claims of the id_token
	 */
	static Map<String, Object> login(JsonNode order) {
		try (HawcxOAuth oauth = oauth(order)) {
			return Map.of("claims", oauth.exchangeCode("code", "v".repeat(43)).claims().asMap());
		}
	}

	/**
	 * Verify several id_tokens by one client.
	 * @param order the server, the client and the tokens
	 * @return the outcome of each: {@code ok}, or the simple name of the exception
	 */
	static Map<String, Object> verify(JsonNode order) {
		String nonce = order.hasNonNull("nonce") ? order.get("nonce").asString() : null;
		List<String> outcomes = new ArrayList<>();
		try (HawcxOAuth oauth = oauth(order)) {
			for (JsonNode token : order.get("tokens")) {
				outcomes.add(outcome(() -> oauth.verifyIdToken(token.asString(), nonce)));
			}
		}
		return Map.of("outcomes", outcomes);
	}

	private static String outcome(Supplier<?> attempt) {
		try {
			attempt.get();
			return "ok";
		}
		catch (HawcxException | IllegalArgumentException ex) {
			return ex.getClass().getSimpleName();
		}
	}

	private static HawcxOAuth oauth(JsonNode order) {
		return HawcxOAuth
			.builder(order.get("base_url").asString(), order.get("config_id").asString(),
					order.get("client_id").asString())
			.transport(TRANSPORT)
			.maxAttempts(1)
			.build();
	}

	/**
	 * Make a management call, by the secret key if there is one and else by the signing
	 * key.
	 * @param order the server, the keys and what is asked
	 * @return the reply
	 */
	static Map<String, Object> manage(JsonNode order) {
		StepUpClient.Builder<StepUpClient> builder = StepUpClient
			.builder(order.get("base_url").asString(), order.get("config_id").asString())
			.transport(TRANSPORT)
			.maxAttempts(1);
		if (order.hasNonNull("secret_key")) {
			builder.secretKey(SecretKey.parse(order.get("secret_key").asString()));
		}
		else {
			builder.signingKey(order.get("client_id").asString(),
					SigningKey.parse(order.get("private_jwk").asString()));
		}
		Map<String, Object> body = MAPPER.convertValue(order.get("body"), new TypeReference<>() {
		});
		try (StepUpClient client = builder.build()) {
			return Map.of("reply", client.management("/v1/management/other", body));
		}
	}

}
