package io.hawcx.autoconfigure.emulator;

import io.hawcx.emulator.HawcxEmulator;

import org.springframework.context.SmartLifecycle;

/**
 * Takes the emulator's listener away while the context is stopped, and brings it back on
 * the same port.
 */
final class EmulatorLifecycle implements SmartLifecycle {

	// Below the clients of Hawcx.
	private static final int PHASE = -2048;

	private final HawcxEmulator emulator;

	private volatile boolean running;

	EmulatorLifecycle(HawcxEmulator emulator) {
		this.emulator = emulator;
	}

	@Override
	public void start() {
		this.emulator.listen();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.emulator.stopListening();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		// The web server goes on, too, while a test's context is paused.
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
