package io.hawcx.autoconfigure.internal;

import org.springframework.context.SmartLifecycle;

/**
 * Leaves no socket open while the context is stopped, as a checkpoint of the JVM demands.
 */
public abstract class NetworkLifecycle implements SmartLifecycle {

	private final int phase;

	private volatile boolean running;

	/**
	 * Create it.
	 * @param phase when it starts and stops; the lower, the earlier it starts and the
	 * later it stops
	 */
	protected NetworkLifecycle(int phase) {
		this.phase = phase;
	}

	/**
	 * Open what belongs to the network, for the first time or again.
	 */
	protected abstract void acquire();

	/**
	 * Close all of it.
	 */
	protected abstract void release();

	@Override
	public final void start() {
		acquire();
		this.running = true;
	}

	@Override
	public final void stop() {
		this.running = false;
		release();
	}

	@Override
	public final boolean isRunning() {
		return this.running;
	}

	@Override
	public final boolean isPauseable() {
		// The web server goes on, too, while a test's context is paused.
		return false;
	}

	@Override
	public final int getPhase() {
		return this.phase;
	}

}
