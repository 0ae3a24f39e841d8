package io.hawcx.autoconfigure.internal;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.hawcx.DelegationResponseException;
import io.hawcx.HawcxListener;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells every listener among the beans. They are looked up when there is something to
 * tell, so that one may depend on what it listens to.
 */
public final class Listeners implements HawcxListener {

	private final ObjectProvider<HawcxListener> listeners;

	private final UnaryOperator<HawcxListener> view;

	/**
	 * Create it.
	 * @param listeners the beans
	 */
	public Listeners(ObjectProvider<HawcxListener> listeners) {
		this(listeners, UnaryOperator.identity());
	}

	private Listeners(ObjectProvider<HawcxListener> listeners, UnaryOperator<HawcxListener> view) {
		this.listeners = listeners;
		this.view = view;
	}

	@Override
	public HawcxListener forTenant(String tenant) {
		return new Listeners(this.listeners, (listener) -> listener.forTenant(tenant));
	}

	private void tell(Consumer<HawcxListener> event) {
		this.listeners.orderedStream().map(this.view).forEach(event);
	}

	@Override
	public void replyRefused(DelegationResponseException refusal) {
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
