package io.hawcx.emulator.internal.request;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.emulator.request.Requests;
import org.jspecify.annotations.Nullable;

/**
 * Those requests of a log that match. Thread-safe.
 */
final class RequestView implements Requests {

	private final RequestLog log;

	private final Predicate<RecordedRequest> predicate;

	RequestView(RequestLog log, Predicate<RecordedRequest> predicate) {
		this.log = log;
		this.predicate = predicate;
	}

	@Override
	public Requests to(String path) {
		return matching((request) -> request.path().equals(path));
	}

	@Override
	public Requests refused() {
		return matching(RecordedRequest::isRefused);
	}

	@Override
	public Requests matching(Predicate<RecordedRequest> predicate) {
		return new RequestView(this.log, this.predicate.and(predicate));
	}

	@Override
	public int count() {
		return list().size();
	}

	@Override
	public List<RecordedRequest> list() {
		return this.log.find(this.predicate);
	}

	@Override
	public @Nullable RecordedRequest latest() {
		List<RecordedRequest> list = list();
		return list.isEmpty() ? null : list.get(list.size() - 1);
	}

	@Override
	public RecordedRequest await(Predicate<RecordedRequest> predicate, Duration limit) {
		return matching(predicate).await(1, limit).get(0);
	}

	@Override
	public List<RecordedRequest> await(int count, Duration limit) {
		try {
			List<RecordedRequest> found = this.log.await(this.predicate, count, limit);
			if (found.size() >= count) {
				return found;
			}
			throw new IllegalStateException("Of " + count + " requests that match " + found.size() + " came within "
					+ limit + "; the emulator's last ones are " + last());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for " + count + " requests.", ex);
		}
	}

	private String last() {
		List<RecordedRequest> all = this.log.find((request) -> true);
		return all.subList(Math.max(all.size() - 10, 0), all.size())
			.stream()
			.map(RecordedRequest::toString)
			.collect(Collectors.joining("; ", "[", "]."));
	}

	@Override
	public void clear() {
		this.log.clear();
	}

	@Override
	public String toString() {
		return list().toString();
	}

}
