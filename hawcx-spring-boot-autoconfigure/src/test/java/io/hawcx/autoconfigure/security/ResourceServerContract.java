package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An API whose own chain takes Hawcx's id_tokens as bearer tokens, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResourceServerContract {

	private static final List<String> ALGORITHMS = List.of("EdDSA", "ES256", "ES384", "ES512");

	private final ProviderKey es384 = ProviderKey.generate("ES384", "ES384-1");

	private MisbehavingProvider provider;

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.provider = new MisbehavingProvider();
		this.provider.discovery((document) -> document.put("id_token_signing_alg_values_supported", ALGORITHMS));
		this.provider.publish(ALGORITHMS.stream().map(this::key).map(ProviderKey::publicJwk));
		Map<String, Object> properties = new LinkedHashMap<>(this.provider.properties());
		properties.put("hawcx.resource-server.enabled", "true");
		this.application = start(properties);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.provider.close();
	}

	private ProviderKey key(String algorithm) {
		return algorithm.equals("ES384") ? this.es384 : this.provider.key(algorithm);
	}

	private IdTokenDraft token(String algorithm) {
		return this.provider.idToken("ES256", "of the login").signedBy(key(algorithm));
	}

	private HttpResponse<String> call(String bearer) throws IOException {
		return this.application.visitor().browser().getAsScript("/me", "Authorization", "Bearer " + bearer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "EdDSA", "ES256", "ES384", "ES512" })
	void callWhenTokenIsGoodThenKnowsItsUser(String algorithm) throws IOException {
		HttpResponse<String> reply = call(token(algorithm).serialize());
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo(MisbehavingProvider.SUBJECT);
		assertThat(reply.headers().map()).doesNotContainKey("set-cookie");
	}

	static Stream<Arguments> spoilers() {
		return Stream.of(spoiled("another client", "audience", (token) -> token.claims.put("aud", "another")),
				spoiled("another client beside ours", "azp",
						(token) -> token.claims.put("aud", List.of(MisbehavingProvider.CLIENT_ID, "another"))),
				spoiled("no audience", "aud is missing", (token) -> token.claims.remove("aud")),
				spoiled("another issuer", "issuer", (token) -> token.claims.put("iss", "https://api.hawcx.com")),
				spoiled("no user", "sub is missing", (token) -> token.claims.remove("sub")),
				spoiled("past", "expired", (token) -> token.claims.put("exp", 1_700_000_000)),
				spoiled("future", "future", (token) -> token.claims.put("iat", 4_000_000_000L)),
				spoiled("signature of something else", "signature", IdTokenDraft::damageSignature),
				spoiled("unknown key", "key", (token) -> token.signedBy(ProviderKey.generate("ES256", "unknown"))),
				spoiled("key of the same name", "signature",
						(token) -> token.signedBy(ProviderKey.generate("ES256", "ES256-1"))),
				spoiled("no signature", "alg", (token) -> token.header.put("alg", "none")),
				spoiled("algorithm that is not announced", "alg",
						(token) -> token.signedBy(ProviderKey.generate("RS256", "RS256-1"))),
				spoiled("another type", "typ", (token) -> token.header.put("typ", "dpop+jwt")));
	}

	private static Arguments spoiled(String name, String rule, Consumer<IdTokenDraft> change) {
		return Arguments.of(name, rule, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("spoilers")
	void callWhenTokenIsBadThenNamesTheRule(String name, String rule, Consumer<IdTokenDraft> change)
			throws IOException {
		IdTokenDraft token = token("ES256");
		change.accept(token);
		HttpResponse<String> reply = call(token.serialize());
		assertThat(reply.statusCode()).isEqualTo(401);
		assertThat(reply.headers().firstValue("WWW-Authenticate").orElseThrow())
			.startsWith("Bearer error=\"invalid_token\"")
			.contains(rule)
			.doesNotContain(token.serialize());
	}

	@Test
	void callWhenItIsNoTokenThenIsRefused() throws IOException {
		assertThat(call("abc").statusCode()).isEqualTo(401);
		assertThat(call("a.b.c").statusCode()).isEqualTo(401);
		assertThat(this.application.visitor().status("/me")).isEqualTo(401);
	}

}
