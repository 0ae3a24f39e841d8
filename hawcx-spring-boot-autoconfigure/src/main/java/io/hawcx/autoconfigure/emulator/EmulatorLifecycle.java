package io.hawcx.autoconfigure.emulator;

import io.hawcx.autoconfigure.internal.NetworkLifecycle;
import io.hawcx.emulator.HawcxEmulator;

/**
 * Takes the emulator's listener away while the context is stopped, and brings it back on
 * the same port.
 */
final class EmulatorLifecycle extends NetworkLifecycle {

	// Below the clients of Hawcx.
	private static final int PHASE = -2048;

	private final HawcxEmulator emulator;

	EmulatorLifecycle(HawcxEmulator emulator) {
		super(PHASE);
		this.emulator = emulator;
	}

	@Override
	protected void acquire() {
		this.emulator.listen();
	}

	@Override
	protected void release() {
		this.emulator.stopListening();
	}

}
