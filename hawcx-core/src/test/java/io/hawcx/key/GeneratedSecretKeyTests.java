package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.Vectors;
import io.hawcx.delegation.ReplyOpener;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GeneratedSecretKeyTests {

	private static final String ED25519 = Vectors.read("client-assertion").get("private_jwk").toString();

	private static final String OTHER = "{\"kty\":\"RSA\",\"kid\":\"rsa\"}";

	@Test
	void generateWhenSecretKeyThenBothSidesFit() {
		GeneratedSecretKey generated = SecretKey.generate("customer", "hawcx");
		Clock clock = Clock.systemUTC();
		SealedRequest sealed = new RequestSealer(generated.hawcxSide(), clock)
			.seal("{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
		Map<String, List<String>> headers = new TreeMap<>();
		sealed.headers().forEach((name, value) -> headers.put(name, List.of(value)));
		ReplyOpener opener = new ReplyOpener(generated.secretKey().delegationKeys(), clock, Duration.ofSeconds(5));
		assertThat(opener.open("POST /x", new HttpResponse(200, headers, sealed.body()))).containsEntry("ok", true);
		assertThat(generated)
			.hasToString("GeneratedSecretKey[hawcxSide=DelegationKeys[keyId=hawcx, hawcxKeyIds=[customer]]]");
		assertThat(SecretKey.generate("customer", "hawcx").blob()).isNotEqualTo(generated.blob());
	}

	@Test
	void generateWhenSigningKeyThenPublicJwkIsReadyToRegister() {
		SigningKey key = SigningKey.generate("sig-1");
		assertThat(Json.readObject(key.publicJwk())).containsEntry("kid", "sig-1")
			.containsEntry("crv", "Ed25519")
			.doesNotContainKey("d");
		assertThat(SigningKey.generate("sig-1").publicJwk()).isNotEqualTo(key.publicJwk());
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.generate(" ")).withMessageContaining("kid");
	}

	@Test
	void parseSetWhenKeyIsThereThenReadsIt() {
		SigningKey key = SigningKey.parse(ED25519);
		String set = "{\"keys\":[" + OTHER + "," + ED25519 + "]}";
		assertThat(SigningKey.parseSet(set).publicJwk()).isEqualTo(key.publicJwk());
		assertThat(SigningKey.parseSet(set, key.keyId()).publicJwk()).isEqualTo(key.publicJwk());
		String two = "{\"keys\":[" + ED25519 + "," + ED25519.replace(key.keyId(), "second") + "]}";
		assertThat(SigningKey.parseSet(two, "second").keyId()).isEqualTo("second");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(two))
			.withMessageContaining("2 Ed25519 keys instead of exactly one");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(two, "third"))
			.withMessageContaining("0 keys of the wanted id");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(set, "rsa"))
			.withMessageContaining("kty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[7]}", "{\"keys\":[]}" })
	void parseSetWhenNoSetThenThrows(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(text))
			.withMessageContaining("JWK set is refused");
	}

}
