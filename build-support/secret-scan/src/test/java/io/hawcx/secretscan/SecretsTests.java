package io.hawcx.secretscan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	private static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1dfeff";

	private static final String BASE64URL = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd_v8";

	private final Secrets secrets = new Secrets();

	@ParameterizedTest
	@ValueSource(strings = { HEX, "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1DFEFF", BASE64URL,
			"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd/v8=",
			"0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, "
					+ "29, -2, -1" })
	void findsAKeyWhateverItsSpelling(String spelling) {
		new KnownKeys(this.secrets).add(HEX);
		Secrets.Find find = this.secrets.find("The key /" + spelling + ".");
		assertThat(find).isNotNull();
		assertThat(find.start()).isEqualTo(9);
	}

	@Test
	void knowsTheKeysInABlobWhenTheBlobIsAdded() {
		String json = "{\"v\":1,\"ed_priv\":\"" + BASE64URL + "\",\"h_ed_pub\":\"" + BASE64URL.replace('A', 'Q')
				+ "\"}";
		new KnownKeys(this.secrets).add("hwx_sk_v1_"
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
		assertThat(this.secrets.find("x" + HEX + "x")).isNotNull();
		assertThat(this.secrets.find(BASE64URL.replace('A', 'Q'))).isNull();
	}

	@Test
	void knowsTheRawKeyWhenItsPemIsAdded() {
		new KnownKeys(this.secrets).add("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"
				+ "AABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHf7/\n-----END PRIVATE KEY-----\n");
		assertThat(this.secrets.find(HEX)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hwx_sk_v1_ must begin the key", "-----BEGIN PRIVATE KEY----- is missing",
			"the header eyJhbGciOiJFUzI1NiJ9 alone", "d=yes", "hcx_NTBm.x", "12345", "1493817", "" })
	void findsNothingWhereNothingIs(String text) {
		new KnownKeys(this.secrets).add(HEX);
		this.secrets.addOneTimeCode("493817");
		assertThat(this.secrets.find(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"kty\":\"OKP\",\"d\": \"" + BASE64URL + "\"}", "{kty=OKP, d=" + BASE64URL + "}",
			"eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIn0.",
			"hcx_NTBm.0123456789-0123456789_0123456789-0123456789" })
	void findsShapesThatNobodyNamed(String text) {
		assertThat(this.secrets.find(text)).isNotNull();
	}

	@Test
	void findsThePositionWhenTheTextEndsInTheSecret() {
		this.secrets.addText("0123456789abcdef");
		assertThat(this.secrets.find("code=0123456789abcdef"))
			.isEqualTo(new Secrets.Find("a key, code, verifier or token of this run", 5, 21));
		assertThat(this.secrets.find("0123456789abcdeX")).isNull();
	}

}
