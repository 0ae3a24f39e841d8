package io.hawcx.emulator.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.json.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeygenCommandTests {

	@Test
	void makesASigningKeyAsPrivateAndPublicJwk() {
		Map<String, Object> keys = run("keygen", "signing-key", "--key-id", "mine");
		Map<?, ?> privateJwk = (Map<?, ?>) keys.get("private_jwk");
		Ed25519Key key = new Ed25519Key("mine", Base64Url.decode((String) privateJwk.get("d")));
		assertThat(keys.get("public_jwk")).isEqualTo(Map.of("kty", "OKP", "crv", "Ed25519", "kid", "mine", "use", "sig",
				"alg", "EdDSA", "x", Base64Url.encode(key.publicBytes())));
		assertThat(keys.get("private_jwk")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsAllEntriesOf((Map<?, ?>) keys.get("public_jwk"))
			.containsOnlyKeys("kty", "crv", "kid", "use", "alg", "x", "d");
	}

	@Test
	void makesASecretKeyAndWhatTheServerKeepsOfIt() {
		Map<String, Object> keys = run("keygen", "secret-key");
		String blob = (String) keys.get("secret_key");
		assertThat(blob).startsWith("hwx_sk_v1_");
		Map<String, Object> customer = Json.readObject(Base64Url.decode(blob.substring("hwx_sk_v1_".length())));
		Map<?, ?> server = (Map<?, ?>) keys.get("server_key");
		assertThat(customer).containsOnlyKeys("v", "alg", "kid", "ed_priv", "x_priv", "h_ed_pub", "h_x_pub", "hkid");
		assertThat(server.keySet()).map(String::valueOf)
			.containsExactlyInAnyOrder("v", "alg", "kid", "ed_pub", "x_pub", "h_ed_priv", "h_x_priv", "hkid");
		assertThat(server.get("kid")).isEqualTo(customer.get("kid"));
		assertThat(server.get("hkid")).isEqualTo(customer.get("hkid"));
		assertThat(edPublic(customer.get("ed_priv"))).isEqualTo(server.get("ed_pub"));
		assertThat(xPublic(customer.get("x_priv"))).isEqualTo(server.get("x_pub"));
		assertThat(edPublic(server.get("h_ed_priv"))).isEqualTo(customer.get("h_ed_pub"));
		assertThat(xPublic(server.get("h_x_priv"))).isEqualTo(customer.get("h_x_pub"));
	}

	@Test
	void makesOtherKeysEachTime() {
		assertThat(run("keygen", "secret-key").get("secret_key"))
			.isNotEqualTo(run("keygen", "secret-key").get("secret_key"));
		assertThat(run("keygen", "signing-key").get("public_jwk"))
			.isNotEqualTo(run("keygen", "signing-key").get("public_jwk"));
	}

	@ParameterizedTest
	@CsvSource({ "keygen,keygen makes a signing-key or a secret-key: name one of them.",
			"keygen rsa,keygen makes a signing-key or a secret-key: name one of them.",
			"keygen signing-key --key-id,--key-id needs a value.",
			"keygen signing-key more,Unknown argument more: see --help.",
			"keygen secret-key --key-id=x,Unknown argument --key-id: see --help." })
	void refusesWhatItDoesNotUnderstand(String arguments, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> run(arguments.split(" "))).withMessage(reason);
	}

	private static Map<String, Object> run(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThat(EmulatorMain.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments)).isNull();
		return Json.readObject(out.toByteArray());
	}

	private static String edPublic(Object privateKey) {
		return Base64Url.encode(new Ed25519Key("any", Base64Url.decode((String) privateKey)).publicBytes());
	}

	private static String xPublic(Object privateKey) {
		return Base64Url.encode(new X25519Key(Base64Url.decode((String) privateKey)).publicBytes());
	}

}
