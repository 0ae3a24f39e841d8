package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.hawcx.internal.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a login hands out, member by member.
 */
class ExchangeResultTests {

	private static final String ID_TOKEN = TestIssuer.idToken((claims) -> claims.put("auth_time", TestIssuer.NOW - 5));

	@Test
	void returnsEachMemberWhenReplyHasAll() {
		HawcxOAuth client = client(Map.of("id_token", ID_TOKEN, "token_type", "DPoP", "expires_in", 0, "scope",
				"openid email", "access_token", "at-1"));
		ExchangeResult result = client.exchangeCode("code-1", TestIssuer.VERIFIER);
		assertThat(result.idToken()).isEqualTo(ID_TOKEN);
		assertThat(result.tokenType()).isEqualTo("DPoP");
		assertThat(result.expiresIn()).isZero();
		assertThat(result.scope()).isEqualTo("openid email");
		assertThat(result.accessToken()).isEqualTo("at-1");
		assertThat(result.toString()).isNotEmpty().doesNotContain(ID_TOKEN, "at-1");
		IdTokenClaims claims = result.claims();
		assertThat(claims.issuer()).isEqualTo(TestIssuer.ISSUER);
		assertThat(claims.audience()).isEqualTo(List.of(TestIssuer.CLIENT));
		assertThat(claims.issuedAt()).isEqualTo(Instant.ofEpochSecond(TestIssuer.NOW));
		assertThat(claims.expiresAt()).isEqualTo(Instant.ofEpochSecond(TestIssuer.NOW + 60));
		assertThat(claims.authTime()).isEqualTo(Instant.ofEpochSecond(TestIssuer.NOW - 5));
	}

	@Test
	void returnsBearerWhenReplyNamesNoType() {
		TokenResponse response = client(Map.of("id_token", ID_TOKEN)).redeemCode("code-1", TestIssuer.VERIFIER, null);
		assertThat(response.tokenType()).isEqualTo("Bearer");
		assertThat(response.expiresIn()).isNull();
		assertThat(response.toString()).isNotEmpty().doesNotContain(ID_TOKEN);
	}

	@Test
	void returnsFlagWhenMetadataHasIt() {
		ProviderMetadata without = client(Map.of()).metadata();
		assertThat(without.authorizationResponseIssParameterSupported()).isFalse();
		assertThat(without.toString()).contains(TestIssuer.ISSUER);
		StubTransport transport = TestIssuer.transport()
			.reply(TestIssuer.DISCOVERY, 200, TestIssuer
				.discovery((document) -> document.put("authorization_response_iss_parameter_supported", true)));
		ProviderMetadata with = TestIssuer.client(transport, new MutableClock(TestIssuer.NOW)).build().metadata();
		assertThat(with.authorizationResponseIssParameterSupported()).isTrue();
	}

	private static HawcxOAuth client(Map<String, Object> reply) {
		StubTransport transport = TestIssuer.transport()
			.reply(TestIssuer.TOKEN, 200, new String(Json.write(reply), StandardCharsets.UTF_8));
		return TestIssuer.client(transport, new MutableClock(TestIssuer.NOW)).build();
	}

}
