package io.hawcx.oauth;

import java.time.Duration;

import io.hawcx.secretscan.SecretScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequireTests {

	@Test
	@EnabledIf("io.hawcx.secretscan.SecretScan#isActive")
	void letsTheSecretScanKnowCodesAndVerifiers() {
		assertThat(SecretScan.knows(Require.text("code", "code-of-RequireTests-0123"))).isTrue();
		assertThat(SecretScan.knows(Require.codeVerifier("verifier-of-RequireTests-0123456789-0123456789"))).isTrue();
		assertThat(SecretScan.knows(Require.text("issuer", "https://RequireTests.example.com"))).isFalse();
	}

	@Test
	void takesNumbersUpToTheirBoundsOnly() {
		Duration shortest = Duration.ofNanos(1);
		assertThat(Require.positive("timeout", shortest)).isEqualTo(shortest);
		assertThat(Require.notNegative("tolerance", Duration.ZERO)).isZero();
		assertThat(Require.attempts("maxAttempts", 1)).isOne();
		assertThat(Require.attempts("maxAttempts", 3)).isEqualTo(3);
		assertThatIllegalArgumentException().isThrownBy(() -> Require.positive("timeout", Duration.ZERO))
			.withMessage("timeout must be positive, and is PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> Require.positive("timeout", shortest.negated()));
		assertThatIllegalArgumentException().isThrownBy(() -> Require.notNegative("tolerance", shortest.negated()))
			.withMessageStartingWith("tolerance must not be negative");
		assertThatIllegalArgumentException().isThrownBy(() -> Require.attempts("maxAttempts", 0))
			.withMessage("maxAttempts must be 1 to 3, and is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> Require.attempts("maxAttempts", 4));
	}

}
