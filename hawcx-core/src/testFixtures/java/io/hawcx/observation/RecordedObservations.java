package io.hawcx.observation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Keeps what ended, and does what tracing does: it puts a header into the carrier.
 */
public final class RecordedObservations implements ObservationHandler<HawcxClientObservationContext> {

	private final List<HawcxClientObservationContext> ended = new CopyOnWriteArrayList<>();

	private final ObservationRegistry registry = ObservationRegistry.create();

	public RecordedObservations() {
		this.registry.observationConfig().observationHandler(this);
	}

	public ObservationRegistry registry() {
		return this.registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof HawcxClientObservationContext;
	}

	@Override
	public void onStart(HawcxClientObservationContext context) {
		context.getSetter().set(context.getCarrier(), "traceparent", "00-trace");
	}

	@Override
	public void onStop(HawcxClientObservationContext context) {
		this.ended.add(context);
	}

	public HawcxClientObservationContext last() {
		return this.ended.get(this.ended.size() - 1);
	}

	public int count() {
		return this.ended.size();
	}

	public Map<String, String> lastValues() {
		return last().getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

}
