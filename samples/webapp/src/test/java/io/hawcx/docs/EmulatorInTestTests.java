package io.hawcx.docs;

import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's plain Java, run against the emulator.
 */
class EmulatorInTestTests {

	@Test
	void readsEnforcementWhenUserIsKnown() {
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			EmulatorCredentials credentials = emulator.credentials();
			assertThat(readEnforcement(emulator.baseUrl(), credentials.configId(), credentials.secretKey(),
					credentials.user()))
				.isNotEmpty();
		}
	}

	private static Map<String, Object> readEnforcement(String baseUrl, String configId, String blob, String userId) {
		try (Hawcx hawcx = Hawcx.builder(baseUrl, configId).secretKey(SecretKey.parse(blob)).build()) {
			return hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", userId));
		}
	}

}
