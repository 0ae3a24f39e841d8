package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.hawcx.TokenExchangeException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.jose.KeySets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenReplyTests {

	private static final CodeGrant GRANT = new CodeGrant(
			new OAuthSettings("https://idp.example.com", "config", "client", Clock.systemUTC(), Duration.ZERO,
					Duration.ZERO, new KeySets(), Duration.ZERO, Duration.ZERO, 1, SettingNames.DEFAULT),
			null, "the-code", TestIssuer.VERIFIER, null);

	@ParameterizedTest
	@CsvSource({ "300, x, must be the final address", "399, x, must be the final address",
			"304, invalid_grant, must be the final address", "400, invalid_grant, start a new login",
			"500, invalid_grant, start a new login", "400, invalid_client, sent no assertion", "401, x, the client id",
			"429, x, try again later", "500, x, try again later", "599, x, try again later",
			"400, x, the config id (hawcx.config-id)", "430, x, the config id (hawcx.config-id)",
			"499, x, the config id (hawcx.config-id)" })
	void readWhenRefusedThenSaysWhatToDo(int status, String error, String remedy) {
		assertThatExceptionOfType(TokenExchangeException.class)
			.isThrownBy(() -> reply(status, "{\"error\":\"" + error + "\"}").read())
			.withMessageContaining("https://idp.example.com/token answered with status " + status)
			.withMessageContaining(remedy)
			.satisfies(
					(ex) -> assertThat(ex.getMessage().contains(" and error " + error)).isEqualTo(!error.equals("x")));
	}

	@Test
	void readWhenTokenExpiresAtOnceThenSaysSo() {
		assertThat(reply(200, "{\"id_token\":\"t\",\"expires_in\":0}").read().expiresIn()).isEqualTo(Duration.ZERO);
		assertThat(reply(200, "{\"id_token\":\"t\",\"expires_in\":5000000000}").read().expiresIn())
			.isEqualTo(Duration.ofSeconds(5_000_000_000L));
	}

	private static TokenReply reply(int status, String body) {
		return new TokenReply("https://idp.example.com/token",
				new HttpResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), GRANT, ClockOffset.UNKNOWN);
	}

}
