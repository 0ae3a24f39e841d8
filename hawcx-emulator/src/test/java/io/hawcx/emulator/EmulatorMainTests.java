package io.hawcx.emulator;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmulatorMainTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@Test
	void printsOneLineThatEndsInTheBaseUrlWhenReady() {
		try (HawcxEmulator hawcx = run("--port", "0")) {
			assertThat(this.out.toString(StandardCharsets.UTF_8))
				.endsWith(" " + hawcx.baseUrl() + System.lineSeparator())
				.hasLineCount(1);
		}
	}

	@Test
	void givesTheSameKeysWhenTheSeedIsTheSame() {
		try (HawcxEmulator one = run("--port=0", "--seed=a=b");
				HawcxEmulator two = run("--port", "0", "--seed", "a=b")) {
			assertThat(one.credentials().secretKey()).isEqualTo(two.credentials().secretKey());
		}
	}

	@Test
	void appliesEveryOption() {
		try (HawcxEmulator hawcx = run("--port=0", "--discovery=lean", "--algorithm=EdDSA", "--access-tokens",
				"--config-id-optional", "--user=bob@example.com")) {
			assertThat(Http.json(new Http(hawcx.baseUrl()).get("/.well-known/openid-configuration")))
				.containsEntry("id_token_signing_alg_values_supported", List.of("EdDSA"))
				.doesNotContainKey("authorization_endpoint");
			assertThat(hawcx.users().find("bob@example.com")).isNotNull();
			String verifier = "v".repeat(43);
			String client = hawcx.credentials().publicClientId();
			assertThat(Http.json(new Http(hawcx.baseUrl()).postForm("/oauth2/token",
					Map.of("grant_type", "authorization_code", "client_id", client, "code_verifier", verifier, "code",
							hawcx.mintCode(MintCodeRequest.forVerifier(verifier).clientId(client))))))
				.containsKey("access_token");
		}
	}

	@Test
	void explainsEveryOptionWhenHelpIsAskedFor() {
		assertThat(run("--help")).isNull();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("--port", "--seed", "--config-id-optional",
				"--discovery", "--algorithm", "--access-tokens", "--user", "--help");
	}

	@ParameterizedTest
	@CsvSource({ "--nonsense,Unknown argument --nonsense", "nonsense,Unknown argument nonsense",
			"--port,--port needs a value", "--port=,--port needs a value", "--port=-1,--port is not a number",
			"--port=65536,--port is not a number", "--discovery=other,--discovery is neither",
			"--algorithm=RS256,--algorithm is none of", "--port=0 --user=nobody,--user is not an e-mail address" })
	void refusesWhatItDoesNotUnderstand(String arguments, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> run(arguments.split(" "))).withMessageContaining(reason);
	}

	private HawcxEmulator run(String... arguments) {
		return EmulatorMain.run(new PrintStream(this.out, true, StandardCharsets.UTF_8), arguments);
	}

}
