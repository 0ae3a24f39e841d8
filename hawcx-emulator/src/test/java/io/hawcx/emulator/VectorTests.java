package io.hawcx.emulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Envelope;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.DelegationKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class VectorTests {

	private final Map<String, Object> sealing = Vectors.read("sealing");

	private final Map<String, Object> blob = blob((String) this.sealing.get("secret_key"));

	@TestFactory
	List<DynamicTest> opensWhatTheVendorSealed() {
		X25519Key hawcx = new X25519Key(hex(this.sealing, "hawcx_x_private"));
		Ed25519Key customer = new Ed25519Key("customer", key("ed_priv"));
		return Vectors.cases(this.sealing, "cases").stream().map((each) -> DynamicTest.dynamicTest(name(each), () -> {
			byte[] envelope = text(each, "envelope").getBytes(StandardCharsets.UTF_8);
			assertThat(new String(Envelope.open(envelope, hawcx), StandardCharsets.UTF_8))
				.isEqualTo(each.get("plaintext"));
			assertThat(customer.verify(Envelope.signedBytes(envelope, String.valueOf(each.get("timestamp"))),
					Base64Url.decode(text(each, "signature"))))
				.isTrue();
		})).toList();
	}

	@TestFactory
	List<DynamicTest> sealsByteForByteLikeTheVendor() {
		return Vectors.cases(this.sealing, "cases").stream().map((each) -> DynamicTest.dynamicTest(name(each), () -> {
			byte[] envelope = Envelope.seal(text(each, "plaintext").getBytes(StandardCharsets.UTF_8), key("h_x_pub"),
					new X25519Key(hex(each, "ephemeral_private")), hex(each, "iv"));
			assertThat(new String(envelope, StandardCharsets.UTF_8)).isEqualTo(each.get("envelope"));
		})).toList();
	}

	@TestFactory
	List<DynamicTest> signsRepliesThatTheVendorAccepts() {
		Ed25519Key hawcx = new Ed25519Key("hawcx", hex(this.sealing, "hawcx_ed_private"));
		X25519Key customer = new X25519Key(key("x_priv"));
		return Vectors.cases(Vectors.read("responses"), "good")
			.stream()
			.map((each) -> DynamicTest.dynamicTest(name(each), () -> {
				Map<String, Object> response = Vectors.object(each, "response");
				byte[] body = text(response, "body").getBytes(StandardCharsets.ISO_8859_1);
				assertThat(hawcx.sign(Envelope.signedBytes(body, header(response, "X-Timestamp"))))
					.isEqualTo(Base64Url.decode(header(response, "X-Signature")));
				assertThat(Json.readObject(Envelope.open(body, customer))).isEqualTo(each.get("payload"));
			}))
			.toList();
	}

	@Test
	void derivesThePublicKeysOfTheCredentials() {
		for (Map<String, Object> valid : Vectors.cases(Vectors.read("credentials"), "valid")) {
			assertThat(new Ed25519Key("any", hex(valid, "ed_private")).publicBytes())
				.isEqualTo(hex(valid, "ed_public"));
			assertThat(new X25519Key(hex(valid, "x_private")).publicBytes()).isEqualTo(hex(valid, "x_public"));
		}
	}

	@Test
	void writesABlobOfTheVendorsMembers() {
		DelegationKeys keys = DelegationKeys.derive(Seed.of("any"));
		assertThat(blob(keys.blob())).containsOnlyKeys(this.blob.keySet())
			.containsEntry("v", 1)
			.containsEntry("alg", "ed25519+x25519")
			.containsEntry("kid", keys.customerSigning().keyId())
			.containsEntry("h_x_pub", Base64Url.encode(keys.hawcxSealing().publicBytes()));
	}

	private static Map<String, Object> blob(String text) {
		return Json.readObject(Base64Url.decode(text.substring("hwx_sk_v1_".length())));
	}

	private byte[] key(String member) {
		return Base64Url.decode(text(this.blob, member));
	}

	private static byte[] hex(Map<String, Object> members, String name) {
		return HexFormat.of().parseHex(text(members, name));
	}

	private static String header(Map<String, Object> response, String wanted) {
		return Vectors.object(response, "headers")
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().equalsIgnoreCase(wanted))
			.map((entry) -> (String) entry.getValue())
			.findFirst()
			.orElseThrow();
	}

	private static String name(Map<String, Object> each) {
		return text(each, "name");
	}

	private static String text(Map<String, Object> members, String name) {
		return (String) members.get(name);
	}

}
