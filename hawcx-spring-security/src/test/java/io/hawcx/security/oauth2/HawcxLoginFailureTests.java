package io.hawcx.security.oauth2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HawcxLoginFailure}.
 */
class HawcxLoginFailureTests {

	@ParameterizedTest
	@CsvSource({ "access_denied,,[access_denied]", "invalid_state_parameter,gone,[invalid_state_parameter] gone" })
	void reasonWhenMessageBeginsWithCodeThenNamesItOnce(String code, String description, String reason) {
		OAuth2Error error = new OAuth2Error(code, description, null);
		assertThat(HawcxLoginFailure.of(new OAuth2AuthenticationException(error, error.toString())).reason())
			.isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource({ "authorization_request_not_found, The callback belongs to no login",
			"invalid_state_parameter, The callback's state", "invalid_nonce, The id_token carries no nonce" })
	void reasonWhenCodeStandsAloneThenIsExplained(String code, String reason) {
		OAuth2Error error = new OAuth2Error(code);
		assertThat(HawcxLoginFailure.of(new OAuth2AuthenticationException(error, error.toString())).reason())
			.startsWith("[" + code + "] " + reason);
	}

	@ParameterizedTest
	@ValueSource(
			ints = { '\n', 0x1B, 0x7F, 0x85, 0x9B, 0x200B, 0x202E, 0x2028, 0x2029, 0x2066, 0xFEFF, 0xD800, 0xE0001 })
	void reasonWhenTextHasCharactersThatTerminalsObeyThenTheyAreReplaced(int character) {
		String text = "a" + Character.toString(character) + "b \u00e9\u4e2d\uD83D\uDE00";
		OAuth2Error error = new OAuth2Error(text, text, null);
		assertThat(HawcxLoginFailure.of(new OAuth2AuthenticationException(error, text)).reason())
			.isEqualTo("[a?b \u00e9\u4e2d\uD83D\uDE00] a?b \u00e9\u4e2d\uD83D\uDE00");
	}

	@Test
	void reasonWhenMessageHasNoCodeThenNamesIt() {
		OAuth2Error error = new OAuth2Error("invalid_grant");
		assertThat(HawcxLoginFailure.of(new OAuth2AuthenticationException(error, "It was used.")).reason())
			.isEqualTo("[invalid_grant] It was used.");
	}

	@Test
	void codesWhenDocumentedThenTableListsEachOnce() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("..", "docs", "login-errors.md"))) {
			assertThat(lines.filter((line) -> line.startsWith("| `")).map((line) -> line.split("`")[1]))
				.containsExactlyInAnyOrderElementsOf(LoginFailureMessages.codes());
		}
	}

}
