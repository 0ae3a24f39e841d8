package io.hawcx.docs;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.IdTokenAlgorithm;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.test.HawcxEmulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The testing page's plain JUnit tests.
 */
class PlainJunitTests {

	@RegisterExtension
	static HawcxEmulatorExtension extension = HawcxEmulatorExtension
		.with((builder) -> builder.idTokenAlgorithm(IdTokenAlgorithm.EDDSA));

	@Test
	void exchangesCode(HawcxEmulator hawcx, EmulatorCredentials credentials) {
		String codeVerifier = "a-code-verifier-has-at-least-43-characters-of-text";
		String code = hawcx.mintCode(MintCodeRequest.forVerifier(codeVerifier).clientId(credentials.publicClientId()));
		try (HawcxOAuth oauth = HawcxOAuth.fromIssuer(credentials.issuer(), credentials.configId(),
				credentials.publicClientId())) {
			assertThat(oauth.exchangeCode(code, codeVerifier).claims().subject()).isNotEmpty();
		}
	}

}
