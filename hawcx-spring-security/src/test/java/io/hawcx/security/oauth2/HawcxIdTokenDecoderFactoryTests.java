package io.hawcx.security.oauth2;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.TestClientRegistrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Section 4: decoding id_tokens.
 */
class HawcxIdTokenDecoderFactoryTests {

	private final FakeProvider provider = new FakeProvider();

	private final HawcxIdTokenDecoderFactory factory = new HawcxIdTokenDecoderFactory(
			HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID, FakeProvider.CLIENT_ID),
			HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID).build());

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private JwtDecoder decoder() {
		return this.factory.createDecoder(TestClientRegistrations.other("hawcx"));
	}

	@Test
	void decodeWhenGoodThenClaimsHaveSpringsTypes() {
		String token = this.provider.sign((claims) -> claims.claim("auth_time", 1_700_000_000L)
			.claim("amr", List.of("swk"))
			.claim("email_verified", true));
		Jwt jwt = decoder().decode(token);
		assertThat(jwt.getTokenValue()).isEqualTo(token);
		assertThat(jwt.getSubject()).isEqualTo("alice");
		assertThat(jwt.getIssuer()).hasToString(this.provider.issuer());
		assertThat(jwt.getAudience()).containsExactly(FakeProvider.CLIENT_ID);
		assertThat(jwt.getClaimAsInstant("auth_time")).isEqualTo(Instant.ofEpochSecond(1_700_000_000L));
		assertThat(jwt.getClaims().get("auth_time")).isInstanceOf(Instant.class);
		assertThat(jwt.getClaims().get("amr")).isInstanceOf(List.class);
		assertThat(jwt.getExpiresAt()).isAfter(jwt.getIssuedAt());
		assertThat(jwt.getHeaders()).containsEntry("alg", "ES256");
	}

	@Test
	void createDecoderWhenCalledAgainThenKeysAreFetchedOnce() {
		String token = this.provider.sign((claims) -> {
		});
		decoder().decode(token);
		decoder().decode(token);
		assertThat(this.provider.requestsTo("/jwks")).hasSize(1);
	}

	static Stream<Consumer<JWTClaimsSet.Builder>> badClaims() {
		return Stream.of((claims) -> claims.issuer("not a URL"), (claims) -> claims.issuer("https://evil.example"),
				(claims) -> claims.audience("evil"),
				(claims) -> claims.audience(List.of(FakeProvider.CLIENT_ID, "evil")),
				(claims) -> claims.claim("azp", "evil"), (claims) -> claims.subject(null),
				(claims) -> claims.expirationTime(new Date(0)),
				(claims) -> claims.claim("updated_at", BigInteger.TEN.pow(30)));
	}

	@ParameterizedTest
	@MethodSource("badClaims")
	void decodeWhenRuleIsBrokenThenBadJwtWithoutTheToken(Consumer<JWTClaimsSet.Builder> change) {
		String token = this.provider.sign(change);
		JwtDecoder decoder = decoder();
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token))
			.satisfies((ex) -> assertThat(ex.getMessage()).isNotBlank().doesNotContain(token));
	}

	@Test
	void decodeWhenKeyIsAnotherThenBadJwt() {
		String token = this.provider.sign(FakeProvider.newKey(), (claims) -> {
		});
		JwtDecoder decoder = decoder();
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
	}

	@Test
	void decodeWhenNotAJwtThenBadJwt() {
		JwtDecoder decoder = decoder();
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode("nonsense"));
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode(""));
	}

	@Test
	void decodeWhenDiscoveryFailsThenJwtException() {
		this.provider.discoveryFails(500);
		JwtDecoder decoder = decoder();
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode("a.b.c"));
	}

	@Test
	void createDecoderWhenAnotherRegistrationThenDelegates() {
		JwtDecoder other = (token) -> {
			throw new BadJwtException("other");
		};
		HawcxIdTokenDecoderFactory delegating = new HawcxIdTokenDecoderFactory(
				HawcxOAuth.fromIssuer(this.provider.issuer(), FakeProvider.CONFIG_ID, FakeProvider.CLIENT_ID),
				HawcxClientRegistration.builder(FakeProvider.CLIENT_ID, FakeProvider.CONFIG_ID).build(),
				(registration) -> other);
		assertThat(delegating.createDecoder(TestClientRegistrations.other("other"))).isSameAs(other);
		assertThat(this.provider.requestsTo("/")).isEmpty();
	}

}
