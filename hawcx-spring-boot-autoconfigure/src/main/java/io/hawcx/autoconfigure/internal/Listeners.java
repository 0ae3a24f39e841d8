package io.hawcx.autoconfigure.internal;

import java.util.function.Consumer;

import io.hawcx.DelegationException;
import io.hawcx.HawcxListener;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells every listener among the beans. They are looked up when there is something to
 * tell, so that one may depend on what it listens to.
 */
public final class Listeners implements HawcxListener {

	private final ObjectProvider<HawcxListener> listeners;

	/**
	 * Create it.
	 * @param listeners the beans
	 */
	public Listeners(ObjectProvider<HawcxListener> listeners) {
		this.listeners = listeners;
	}

	private void tell(Consumer<HawcxListener> event) {
		this.listeners.orderedStream().forEach(event);
	}

	@Override
	public void replyRefused(DelegationException refusal) {
		tell((listener) -> listener.replyRefused(refusal));
	}

	@Override
	public void keyReloaded(boolean usable) {
		tell((listener) -> listener.keyReloaded(usable));
	}

	@Override
	public void keySetFetched(boolean usable) {
		tell((listener) -> listener.keySetFetched(usable));
	}

}
