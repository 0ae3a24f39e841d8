package io.hawcx.autoconfigure.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The newest outcome of each project: of each tenant, and of the one that is none's. Of
 * more than 1000 those that are well, and longest without a request, are forgotten first.
 * Safe for use by several threads.
 */
final class NewestOutcomes {

	private static final int MOST = 1000;

	private static final String NO_TENANT = "";

	private static final long STALE = Duration.ofMinutes(1).toNanos();

	private final Map<String, RequestOutcome> newest = new LinkedHashMap<>();

	synchronized void keep(RequestOutcome outcome) {
		String tenant = key(outcome.asked().tenant());
		this.newest.remove(tenant);
		if (this.newest.size() == MOST) {
			Optional<String> well = this.newest.entrySet()
				.stream()
				.filter((entry) -> !entry.getValue().failed())
				.map(Map.Entry::getKey)
				.findFirst();
			this.newest.remove(well.orElseGet(() -> this.newest.keySet().iterator().next()));
		}
		this.newest.put(tenant, outcome);
	}

	private static String key(@Nullable String tenant) {
		return Objects.requireNonNullElse(tenant, NO_TENANT);
	}

	synchronized void forget(@Nullable String tenant) {
		this.newest.remove(key(tenant));
	}

	synchronized @Nullable RequestOutcome of(@Nullable String tenant) {
		return this.newest.get(key(tenant));
	}

	synchronized List<RequestOutcome> newestFirst(long now) {
		return this.newest.values()
			.stream()
			.sorted(Comparator.comparingLong((outcome) -> now - outcome.nanos()))
			.toList();
	}

	/**
	 * Find what is in trouble. Trouble ends with the project's next request; where none
	 * has ended for a minute, whatever the same server has answered since ends it too.
	 * @param now the time in nanoseconds
	 * @return the failures, the newest first
	 */
	List<RequestOutcome> troubles(long now) {
		List<RequestOutcome> all = newestFirst(now);
		Map<String, Long> answered = new HashMap<>();
		all.stream()
			.filter((outcome) -> !outcome.failed())
			.forEach((outcome) -> answered.putIfAbsent(outcome.asked().server(), now - outcome.nanos()));
		return all.stream().filter(RequestOutcome::failed).filter((failure) -> {
			long age = now - failure.nanos();
			Long since = answered.get(failure.asked().server());
			return isFresh(age) || since == null || since > age;
		}).toList();
	}

	static boolean isFresh(long age) {
		return age < STALE;
	}

}
