package io.hawcx.internal;

import java.time.Duration;

import io.hawcx.secretscan.SecretScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentsTests {

	@Test
	@EnabledIf("io.hawcx.secretscan.SecretScan#isActive")
	void letsTheSecretScanKnowCodesAndVerifiers() {
		assertThat(SecretScan.knows(Arguments.requireNotBlank("code", "code-of-ArgumentsTests-0123"))).isTrue();
		assertThat(SecretScan.knows(Arguments.requireCodeVerifier("verifier-of-ArgumentsTests-0123456789-0123456789")))
			.isTrue();
		assertThat(SecretScan.knows(Arguments.requireNotBlank("issuer", "https://ArgumentsTests.example.com")))
			.isFalse();
	}

	@Test
	void takesNumbersUpToTheirBoundsOnly() {
		Duration shortest = Duration.ofNanos(1);
		assertThat(Arguments.requirePositive("timeout", shortest)).isEqualTo(shortest);
		assertThat(Arguments.requireNotNegative("tolerance", Duration.ZERO)).isZero();
		assertThat(Arguments.requireAttempts("maxAttempts", 1)).isOne();
		assertThat(Arguments.requireAttempts("maxAttempts", 3)).isEqualTo(3);
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.requirePositive("timeout", Duration.ZERO))
			.withMessage("timeout must be positive, and is PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.requirePositive("timeout", shortest.negated()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Arguments.requireNotNegative("tolerance", shortest.negated()))
			.withMessageStartingWith("tolerance must not be negative");
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.requireAttempts("maxAttempts", 0))
			.withMessage("maxAttempts must be 1 to 3, and is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.requireAttempts("maxAttempts", 4));
	}

}
