package io.hawcx.oauth;

import io.hawcx.secretscan.SecretScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

class RequireTests {

	@Test
	@EnabledIf("io.hawcx.secretscan.SecretScan#isActive")
	void letsTheSecretScanKnowCodesAndVerifiers() {
		assertThat(SecretScan.knows(Require.text("code", "code-of-RequireTests-0123"))).isTrue();
		assertThat(SecretScan.knows(Require.codeVerifier("verifier-of-RequireTests-0123456789-0123456789"))).isTrue();
		assertThat(SecretScan.knows(Require.text("issuer", "https://RequireTests.example.com"))).isFalse();
	}

}
