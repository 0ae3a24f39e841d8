package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.hawcx.TokenVerificationException;
import io.hawcx.internal.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Id_tokens with exactly one thing wrong: none is accepted, and each refusal names the
 * rule.
 */
class IdTokenVerifierSingleChangeTests {

	private static final int MINIMUM = 500;

	@ParameterizedTest
	@EnumSource
	void verifyWhenOneThingIsChangedThenNamesRule(TokenAlgorithm algorithm) {
		HawcxOAuth client = client();
		Forgeries forgeries = new Forgeries(algorithm);
		assertThat(client.verifyIdToken(forgeries.good(), Forgeries.NONCE).subject()).isEqualTo("usr_1");
		List<String> wrong = new ArrayList<>();
		Map<String, String> forged = forgeries.all();
		forged.forEach((token, rule) -> judge(client, token, rule, wrong::add));
		assertThat(wrong).isEmpty();
		assertThat(forged).hasSizeGreaterThanOrEqualTo(MINIMUM).doesNotContainKey(forgeries.good());
	}

	private static void judge(HawcxOAuth client, String token, String rule, Consumer<String> wrong) {
		try {
			client.verifyIdToken(token, Forgeries.NONCE);
			wrong.accept("accepted instead of '" + rule + "': " + token);
		}
		catch (TokenVerificationException ex) {
			String message = ex.getMessage();
			boolean named = message.startsWith("The id_token is refused: ") && message.contains(rule);
			boolean quoted = Arrays.stream(token.split("\\."))
				.anyMatch((part) -> part.length() > 12 && message.contains(part));
			if (!named || quoted) {
				wrong.accept(message + " instead of '" + rule + "': " + token);
			}
		}
		catch (RuntimeException ex) {
			wrong.accept(ex + " instead of '" + rule + "': " + token);
		}
	}

	private static HawcxOAuth client() {
		List<TokenAlgorithm> algorithms = List.of(TokenAlgorithm.values());
		List<Map<String, Object>> keys = algorithms.stream()
			.flatMap((algorithm) -> Stream.of(algorithm.key.publicJwk(), algorithm.other.publicJwk()))
			.toList();
		StubTransport transport = new StubTransport()
			.reply(TestIssuer.DISCOVERY, 200,
					TestIssuer.discovery((document) -> document.put("id_token_signing_alg_values_supported",
							algorithms.stream().map((algorithm) -> algorithm.jose).toList())))
			.reply(TestIssuer.JWKS, 200, new String(Json.write(Map.of("keys", keys)), StandardCharsets.UTF_8));
		return TestIssuer.client(transport, new MutableClock(TestIssuer.NOW)).build();
	}

}
