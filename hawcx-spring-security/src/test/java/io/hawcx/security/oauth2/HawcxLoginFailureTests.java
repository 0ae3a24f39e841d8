package io.hawcx.security.oauth2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
				.containsExactlyInAnyOrderElementsOf(HawcxLoginFailure.codes());
		}
	}

}
