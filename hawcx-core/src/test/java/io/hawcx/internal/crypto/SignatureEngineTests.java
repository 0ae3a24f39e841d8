package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SignatureEngine}.
 */
class SignatureEngineTests {

	private static final byte[] MESSAGE = { 1, 2, 3 };

	private final AtomicInteger prepared = new AtomicInteger();

	private final KeyPair keys = generate();

	private final SignatureEngine signing = new SignatureEngine(() -> {
		Signature engine = engine();
		engine.initSign(this.keys.getPrivate());
		return engine;
	});

	private final SignatureEngine verifying = new SignatureEngine(() -> {
		Signature engine = engine();
		engine.initVerify(this.keys.getPublic());
		return engine;
	});

	@Test
	void signWhenAgainThenTakesTheSameEngine() throws GeneralSecurityException {
		byte[] signature = this.signing.sign(MESSAGE);
		assertThat(this.signing.sign(new byte[0])).isNotEqualTo(signature);
		assertThat(this.signing.sign(MESSAGE)).isEqualTo(signature);
		assertThat(this.prepared).hasValue(1);
	}

	@Test
	void verifyWhenOneWasWrongThenNextIsRight() throws GeneralSecurityException {
		byte[] signature = this.signing.sign(MESSAGE);
		assertThat(this.verifying.verify(new byte[1], signature)).isFalse();
		assertThat(this.verifying.verify(MESSAGE, signature)).isTrue();
		assertThat(this.prepared).hasValue(2);
	}

	@Test
	void verifyWhenEngineThrewThenTakesAnother() throws GeneralSecurityException {
		byte[] signature = this.signing.sign(MESSAGE);
		assertThatExceptionOfType(SignatureException.class)
			.isThrownBy(() -> this.verifying.verify(MESSAGE, new byte[1]));
		assertThat(this.verifying.verify(MESSAGE, signature)).isTrue();
		assertThat(this.prepared).hasValue(3);
	}

	private Signature engine() throws GeneralSecurityException {
		this.prepared.incrementAndGet();
		return Signature.getInstance("Ed25519");
	}

	private static KeyPair generate() {
		try {
			return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
