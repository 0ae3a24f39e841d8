package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSObject;
import io.hawcx.Vectors;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.jose.Ed25519JwsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientAssertionSignerTests {

	private static final JsonNode VECTORS = Vectors.read("client-assertion");

	private final ClientAssertionSigner signer = ClientAssertionSigner.ed25519(TestIssuer.KEY);

	private final MutableClock clock = new MutableClock(VECTORS.get("now").asLong());

	@Test
	void matchesSampleWhenSigned() throws Exception {
		String assertion = sign(this.signer);
		String[] sample = VECTORS.get("sample").asString().split("\\.");
		assertThat(Json.readObject(Base64Url.decode(assertion.split("\\.")[0])))
			.isEqualTo(Json.readObject(Base64Url.decode(sample[0])));
		Map<String, Object> expected = new LinkedHashMap<>(Json.readObject(Base64Url.decode(sample[1])));
		Map<String, Object> claims = claims(assertion);
		assertThat(claims.keySet()).isEqualTo(expected.keySet());
		assertThat(claims.remove("jti")).asString().hasSize(22);
		expected.remove("jti");
		assertThat(claims).isEqualTo(expected);
		assertThat(JWSObject.parse(assertion).verify(verifier())).isTrue();
	}

	@Test
	void verifiesSampleOfTheVendor() throws Exception {
		assertThat(JWSObject.parse(VECTORS.get("sample").asString()).verify(verifier())).isTrue();
	}

	@Test
	void drawsFreshIdWhenSignedAgain() {
		Set<Object> ids = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			ids.add(claims(sign(this.signer)).get("jti"));
		}
		assertThat(ids).hasSize(100);
	}

	@Test
	void asksForKeyWhenSignedAgain() {
		AtomicInteger asked = new AtomicInteger();
		ClientAssertionSigner signer = ClientAssertionSigner.ed25519(() -> {
			asked.incrementAndGet();
			return TestIssuer.KEY;
		});
		assertThat(asked).hasValue(0);
		sign(signer);
		sign(signer);
		assertThat(asked).hasValue(2);
	}

	@Test
	void namesIssuerWhenAskedTo() {
		StubTransport transport = TestIssuer.transport();
		ProviderMetadata metadata = TestIssuer.client(transport, this.clock).build().metadata();
		ClientAssertionSigner signer = this.signer.withAudience(AssertionAudience.ISSUER);
		assertThat(claims(signer.sign("c", metadata, this.clock).jwt())).containsEntry("aud", TestIssuer.ISSUER);
		assertThat(claims(this.signer.sign("c", metadata, this.clock).jwt())).containsEntry("aud", TestIssuer.TOKEN);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_000, 120_000 })
	void takesLifetimeWhenWithinBounds(long millis) {
		Map<String, Object> claims = claims(sign(this.signer.withLifetime(Duration.ofMillis(millis))));
		assertThat((Integer) claims.get("exp") - (Integer) claims.get("iat")).isEqualTo((int) (millis / 1000));
	}

	@ParameterizedTest
	@ValueSource(longs = { -1_000, 0, 999, 1_500, 120_001, 121_000 })
	void refusesLifetimeWhenOutOfBounds(long millis) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.signer.withLifetime(Duration.ofMillis(millis)))
			.withMessageContaining("lifetime");
	}

	private String sign(ClientAssertionSigner signer) {
		JsonNode claims = VECTORS.get("sample_claims");
		return signer.sign(claims.get("iss").asString(), claims.get("aud").asString(), this.clock).jwt();
	}

	private static Map<String, Object> claims(String assertion) {
		return Json.readObject(new String(Base64Url.decode(assertion.split("\\.")[1]), StandardCharsets.UTF_8));
	}

	private static Ed25519JwsVerifier verifier() {
		return new Ed25519JwsVerifier(Base64Url.decode(VECTORS.at("/private_jwk/x").asString()));
	}

}
