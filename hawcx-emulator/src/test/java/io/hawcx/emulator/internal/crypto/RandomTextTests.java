package io.hawcx.emulator.internal.crypto;

import io.hawcx.secretscan.SecretScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

class RandomTextTests {

	@Test
	void mintsTextsOfFullLength() {
		assertThat(RandomText.token()).matches("[\\w-]{43}").isNotEqualTo(RandomText.token());
		assertThat(RandomText.digits()).matches("\\d{6}");
	}

	@Test
	@EnabledIf("io.hawcx.secretscan.SecretScan#isActive")
	void letsTheSecretScanKnowWhatItMints() {
		assertThat(SecretScan.knows(RandomText.token())).isTrue();
		assertThat(SecretScan.knows(RandomText.digits())).isTrue();
	}

}
