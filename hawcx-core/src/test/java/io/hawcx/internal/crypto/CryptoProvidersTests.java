package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CryptoProviders}.
 */
class CryptoProvidersTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "bouncycastle", "unknown", "" })
	void chooseWhenConscryptIsNotNamedThenIsBouncyCastle(String name) {
		assertThat(CryptoProviders.choose(name)).isInstanceOf(BouncyCastleCryptoProvider.class);
	}

	@Test
	void chooseWhenConscryptIsNamedThenIsConscrypt() {
		assertThat(CryptoProviders.choose("conscrypt")).isInstanceOf(ConscryptCryptoProvider.class);
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void chooseWhenCorrettoIsNamedTooThenIsConscrypt() {
		assertThat(CryptoProviders.choose("conscrypt+corretto")).isInstanceOf(ConscryptCryptoProvider.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "conscrypt", "conscrypt+corretto" })
	void providersWhenUsedTogetherThenAgree(String name) throws GeneralSecurityException {
		CryptoProvider bouncyCastle = new BouncyCastleCryptoProvider();
		CryptoProvider conscrypt = CryptoProviders.choose(name);
		byte[] seed = new byte[32];
		new SecureRandom().nextBytes(seed);
		byte[] message = new byte[100];
		assertThat(conscrypt.ed25519Signer(seed).sign(message))
			.isEqualTo(bouncyCastle.ed25519Signer(seed).sign(message));
		CryptoProvider.X25519Key ephemeral = conscrypt.x25519Key(new SecureRandom());
		CryptoProvider.X25519Key recipient = bouncyCastle.x25519Key(seed);
		assertThat(ephemeral.agree(recipient.publicKey())).isEqualTo(recipient.agree(ephemeral.publicKey()));
		assertThat(conscrypt.x25519Key(seed).publicKey()).isEqualTo(recipient.publicKey());
	}

}
