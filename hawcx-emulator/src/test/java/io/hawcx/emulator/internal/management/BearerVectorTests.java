package io.hawcx.emulator.internal.management;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import io.hawcx.emulator.MutableClock;
import io.hawcx.emulator.Vectors;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import io.hawcx.emulator.tenant.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BearerVectorTests {

	private final Map<String, Object> vector = Vectors.read("bearer-request");

	private MutableClock clock = clock(this.vector);

	@Test
	void acceptsTheVendorsRequestOnce() {
		BearerChannel channel = channel("ES256");
		assertThat(channel.open(request(), text("url"))).asString(StandardCharsets.UTF_8).isEqualTo(text("body"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> channel.open(request(), text("url")));
	}

	@Test
	void refusesTheVendorsRequestWhenItIsOver() {
		Map<String, Object> claims = Vectors.object(this.vector, "jwt_claims");
		this.clock.advance(Duration.ofSeconds(number(claims, "exp") - number(this.vector, "now")));
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> channel("ES256").open(request(), text("url")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ES256", "ES512" })
	void signsRepliesOfTheShapeThatTheVendorExpects(String algorithm) throws Exception {
		Map<String, Object> replies = Vectors.read("response-signatures");
		this.clock = clock(replies);
		Map<String, Object> good = Vectors.cases(replies, "good")
			.stream()
			.filter((each) -> each.get("name").equals(algorithm))
			.findFirst()
			.orElseThrow();
		JWSObject expected = JWSObject.parse((String) good.get("signature"));
		JWSObject signed = JWSObject
			.parse(channel(algorithm).close(200, Map.of("ok", true)).headers().get("X-Response-Signature"));
		assertThat(signed.getHeader().toJSONObject().keySet()).isEqualTo(expected.getHeader().toJSONObject().keySet());
		assertThat(signed.getHeader().getAlgorithm()).isEqualTo(expected.getHeader().getAlgorithm());
		assertThat(claims(signed).keySet()).isEqualTo(claims(expected).keySet());
		assertThat(claims(signed)).containsEntry("iat", claims(expected).get("iat"));
	}

	private BearerChannel channel(String algorithm) {
		Map<String, Object> jwk = Vectors.object(this.vector, "private_jwk");
		Ed25519Key key = new Ed25519Key((String) jwk.get("kid"), Base64URL.from((String) jwk.get("d")).decode());
		Tenant tenant = new Tenant(new TenantAddress("http://127.0.0.1", null), Seed.of("any"), algorithm, this.clock,
				false);
		tenant.register(Client.confidential(text("client_id"), key.publicJwk().toJSONString()));
		return new BearerChannel(tenant, this.clock);
	}

	private Request request() {
		return new Request("POST", "/any", "", Map.of("authorization", "Bearer " + text("jwt")),
				text("body").getBytes(StandardCharsets.UTF_8));
	}

	private String text(String name) {
		return (String) this.vector.get(name);
	}

	private static MutableClock clock(Map<String, Object> vectors) {
		return new MutableClock(number(vectors, "now"));
	}

	private static long number(Map<String, Object> members, String name) {
		return ((Number) members.get(name)).longValue();
	}

	private static Map<String, Object> claims(JWSObject jws) {
		return Json.readObject(jws.getPayload().toBytes());
	}

}
