package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The engine that signs or verifies by one key. To prepare one takes as long as a good
 * part of a signature, so the last used waits here for its next use; threads that come
 * meanwhile prepare their own. Safe for use by several threads at once.
 */
final class SignatureEngine {

	private final Preparation preparation;

	private final AtomicReference<@Nullable Signature> spare = new AtomicReference<>();

	SignatureEngine(Preparation preparation) {
		this.preparation = preparation;
	}

	byte[] sign(byte[] message) throws GeneralSecurityException {
		Signature engine = take();
		engine.update(message);
		byte[] signature = engine.sign();
		this.spare.set(engine);
		return signature;
	}

	boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
		Signature engine = take();
		engine.update(message);
		boolean right = engine.verify(signature);
		this.spare.set(engine);
		return right;
	}

	// One that throws is not given back: nobody says in what state it is then.
	private Signature take() throws GeneralSecurityException {
		Signature engine = this.spare.getAndSet(null);
		return (engine != null) ? engine : this.preparation.prepare();
	}

	/**
	 * Makes an engine and gives it its key.
	 */
	@FunctionalInterface
	interface Preparation {

		Signature prepare() throws GeneralSecurityException;

	}

}
