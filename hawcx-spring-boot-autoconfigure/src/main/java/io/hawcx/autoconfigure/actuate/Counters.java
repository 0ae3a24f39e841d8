package io.hawcx.autoconfigure.actuate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts in whatever registries the application has, in none before it has one. A counter
 * is registered when it first counts. Safe for use by several threads.
 */
abstract class Counters implements MeterBinder {

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
	}

	final void count(String name, String description, String... tags) {
		this.registries.forEach(
				(registry) -> Counter.builder(name).description(description).tags(tags).register(registry).increment());
	}

	static String outcome(boolean success) {
		return success ? "success" : "failure";
	}

}
