package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.hawcx.TokenVerificationException;
import io.hawcx.Vectors;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class IdTokenVerifierTests {

	private final HawcxOAuth client = TestIssuer.client(TestIssuer.transport(), new MutableClock(TestIssuer.NOW))
		.build();

	static Stream<Arguments> claims() {
		long now = TestIssuer.NOW;
		return Stream.of(changed("iss", null, "iss is missing"), changed("iss", 7, "iss is not a string"),
				changed("iss", List.of(TestIssuer.ISSUER), "iss is not a string"),
				changed("aud", List.of(), "(aud) is neither"), changed("aud", List.of(TestIssuer.CLIENT, 7), "(aud)"),
				changed("aud", Map.of("a", "b"), "(aud)"), changed("aud", null, "aud is missing"),
				changed("azp", null, "(azp)"), changed("azp", 7, "(azp)"),
				changed("azp", List.of(TestIssuer.CLIENT), "(azp)"), changed("sub", List.of("a"), "sub"),
				changed("sub", true, "sub"), changed("exp", true, "exp is not a number"),
				changed("exp", String.valueOf(now + 60), "exp is not a number"),
				changed("exp", List.of(now), "exp is not a number"), changed("exp", 1e300, "exp is out of range"),
				changed("exp", now - 10.5, "expired (exp)"), changed("exp", -1, "expired (exp)"),
				changed("exp", 0, "expired (exp)"), changed("nbf", null, "nbf"), changed("nbf", "0", "nbf"),
				changed("nbf", now + 10.5, "not valid yet (nbf)"), changed("iat", "0", "iat is not a number"),
				changed("iat", null, "iat is missing"), changed("iat", now + 10.5, "future (iat)"),
				changed("auth_time", "0", "auth_time"), changed("auth_time", now * 1000, "outside of the years"),
				changed("auth_time", 31556889864403199L, "outside of the years"),
				changed("auth_time", 253402300800L, "outside of the years"),
				changed("auth_time", -1, "outside of the years"), changed("auth_time", 1e300, "out of range"),
				changed("auth_time", now + 10.5, "after it was issued"), changed("nonce", 7, "nonce is not a string"),
				changed("nonce", "", "nonce"), changed("nonce", List.of("n"), "nonce"));
	}

	private static Arguments changed(String claim, Object value, String rule) {
		Consumer<Map<String, Object>> change = (claims) -> claims.put(claim, value);
		return Arguments.of(claim + " " + value, change, rule);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("claims")
	void namesRuleWhenClaimIsForged(String name, Consumer<Map<String, Object>> change, String rule) {
		assertRefused(TestIssuer.idToken(change), rule);
	}

	@ParameterizedTest
	@ValueSource(longs = { 10, 0, -3600, Integer.MIN_VALUE })
	void acceptsWhenUserWasAuthenticatedUpToTheTolerance(long seconds) {
		long authTime = Math.max(0, TestIssuer.NOW + seconds);
		String token = TestIssuer.idToken((claims) -> claims.put("auth_time", authTime));
		assertThat(this.client.verifyIdToken(token, null).authTime()).isEqualTo(Instant.ofEpochSecond(authTime));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"alg\":\"EdDSA\",\"kid\":7}", "{\"alg\":\"EdDSA\",\"kid\":null}",
			"{\"alg\":\"EdDSA\",\"typ\":\"jwt\"}", "{\"alg\":\"EdDSA\",\"typ\":null}", "{\"alg\":null}", "{}",
			"{\"alg\":\"eddsa\"}", "{\"alg\":\"EdDSA\",\"crit\":null}", "{\"alg\":\"EdDSA\",\"crit\":[]}",
			"{\"alg\":\"EdDSA\",\"crit\":[\"b64\"],\"b64\":true}", "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\"}",
			"[\"EdDSA\"]", "null", "" })
	void refusesWhenHeaderIsForged(String header) {
		String payload = TestIssuer.idToken((claims) -> {
		}).split("\\.")[1];
		String input = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + payload;
		byte[] signature = TestIssuer.KEY.sign(input.getBytes(StandardCharsets.US_ASCII));
		assertRefused(input + "." + Base64Url.encode(signature), "its");
	}

	@Test
	void refusesWhenSpelledDifferently() {
		String token = TestIssuer.idToken((claims) -> {
		});
		String[] parts = token.split("\\.");
		byte[] signature = Base64Url.decode(parts[2]);
		String input = parts[0] + "." + parts[1] + ".";
		for (String forged : List.of(token + "=", token + "==", token + "\n", " " + token, token + ".", "." + token,
				input, input + Base64Url.encode(Arrays.copyOf(signature, 63)),
				input + Base64Url.encode(Arrays.copyOf(signature, 65)), input + Base64Url.encode(new byte[64]),
				strayBits(token))) {
			assertThat(forged).isNotEqualTo(token);
			assertRefused(forged, "it");
		}
		assertThatNoException().isThrownBy(() -> this.client.verifyIdToken(token, null));
	}

	@Test
	void refusesWhenSignatureIsChangedAnywhere() {
		String token = TestIssuer.idToken((claims) -> {
		});
		int start = token.lastIndexOf('.') + 1;
		byte[] signature = Base64Url.decode(token.substring(start));
		for (int i = 0; i < signature.length; i++) {
			byte[] changed = signature.clone();
			changed[i] ^= 1;
			assertRefused(token.substring(0, start) + Base64Url.encode(changed), "its signature is wrong");
		}
	}

	@Test
	void refusesEcdsaWhenSignatureHasAnotherLength() {
		Vectors.cases(Vectors.read("id-tokens").get("good")).forEach((arguments) -> {
			String token = ((JsonNode) arguments.get()[1]).get("token").asString();
			int start = token.lastIndexOf('.') + 1;
			byte[] signature = Base64Url.decode(token.substring(start));
			String longer = token.substring(0, start)
					+ Base64Url.encode(Arrays.copyOf(signature, signature.length + 2));
			assertThatExceptionOfType(TokenVerificationException.class)
				.isThrownBy(() -> IdTokenVerifierVectorTests.client().verifyIdTokenExceptNonce(longer));
		});
	}

	@Test
	void acceptsFractionsWhenDatesHaveThem() {
		IdTokenClaims claims = this.client.verifyIdToken(TestIssuer.idToken((members) -> {
			members.put("exp", TestIssuer.NOW + 0.5);
			members.put("auth_time", TestIssuer.NOW - 0.25);
		}), null);
		assertThat(claims.expiresAt().getNano()).isEqualTo(500_000_000);
		assertThat(claims.authTime()).isBefore(claims.expiresAt());
	}

	@Test
	void leavesNonceToCallerWhenAskedTo() {
		String token = TestIssuer.idToken((claims) -> claims.put("nonce", "n-1"));
		assertThat(this.client.verifyIdTokenExceptNonce(token).nonce()).isEqualTo("n-1");
		assertRefused(token, "it carries a nonce and none is expected");
	}

	@Test
	void copiesClaimsWhenHandedOut() {
		IdTokenClaims claims = this.client
			.verifyIdToken(TestIssuer.idToken((members) -> members.put("foo", Map.of("bar", List.of(1)))), null);
		assertThat(claims.get("foo")).isEqualTo(Map.of("bar", List.of(1)));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> claims.asMap().clear());
		assertThat(claims).hasToString("IdTokenClaims[subject=usr_1]");
	}

	private static String strayBits(String token) {
		// 64 bytes leave four unused bits in the last letter.
		char last = token.charAt(token.length() - 1);
		return token.substring(0, token.length() - 1) + (char) (last + 1);
	}

	private void assertRefused(String token, String rule) {
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.client.verifyIdToken(token, null))
			.withMessageContaining(rule)
			.satisfies((ex) -> assertThat(token.length() > 8 && ex.getMessage().contains(token)).isFalse());
	}

}
