package io.hawcx.autoconfigure.security;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedEmulatorBeansTests {

	@Test
	void beansWhenEmulatorIsEmbeddedThenAreTheSameAsWithHawcxElsewhere() {
		try (HawcxEmulator elsewhere = HawcxEmulator.start();
				LoginApplication with = new LoginApplication(Map.of("hawcx.emulator.enabled", "true"));
				LoginApplication without = new LoginApplication(connection(elsewhere))) {
			Set<String> more = new TreeSet<>(with.beanNames());
			more.removeAll(without.beanNames());
			Set<String> fewer = new TreeSet<>(without.beanNames());
			fewer.removeAll(with.beanNames());
			assertThat(more).as("with the emulator").isNotEmpty().allSatisfy(EmbeddedEmulatorBeansTests::isOurs);
			assertThat(fewer).as("without the emulator").allSatisfy(EmbeddedEmulatorBeansTests::isOurs);
			for (String name : without.beanNames()) {
				if (with.beanNames().contains(name)) {
					assertThat(with.beanType(name)).as(name).isEqualTo(without.beanType(name));
				}
			}
		}
	}

	private static void isOurs(String name) {
		assertThat(name).matches("(hawcx|io\\.hawcx\\.autoconfigure\\.).*");
	}

	private static Map<String, Object> connection(HawcxEmulator emulator) {
		EmulatorCredentials credentials = emulator.credentials();
		return Map.of("hawcx.base-url", emulator.baseUrl(), "hawcx.config-id", credentials.configId(),
				"hawcx.client-id", credentials.confidentialClientId(), "hawcx.secret-key", credentials.secretKey(),
				"hawcx.signing-key.value", credentials.privateJwk());
	}

}
