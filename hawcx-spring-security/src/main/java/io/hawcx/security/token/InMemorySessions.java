package io.hawcx.security.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.session.SessionRepository;

/**
 * Sessions in memory, of a bounded number. Expired ones are removed when they are asked
 * for, and all of them once a minute when others come or when there is no room. A save
 * never brings back a session that was deleted meanwhile. Thread-safe.
 */
final class InMemorySessions implements SessionRepository<InMemorySession> {

	/**
	 * How many sessions there may be.
	 */
	static final int MOST = 10_000;

	private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

	private final int most;

	private final Clock clock;

	private final Map<String, InMemorySession> sessions = new HashMap<>();

	private Instant swept;

	InMemorySessions(int most, Clock clock) {
		this.most = most;
		this.clock = clock;
		this.swept = clock.instant();
	}

	@Override
	public InMemorySession createSession() {
		return new InMemorySession(this.clock);
	}

	@Override
	public synchronized void save(InMemorySession session) {
		String storedId = session.storedId();
		InMemorySession stored = (storedId != null) ? this.sessions.get(storedId) : null;
		if (storedId == null) {
			requireRoom();
		}
		else if (stored == null) {
			return;
		}
		else {
			this.sessions.remove(storedId);
		}
		this.sessions.put(session.getId(), session.over(stored));
		session.stored();
	}

	@Override
	public synchronized @Nullable InMemorySession findById(String id) {
		InMemorySession stored = this.sessions.get(id);
		if (stored == null) {
			return null;
		}
		if (stored.isExpired()) {
			this.sessions.remove(id);
			return null;
		}
		return new InMemorySession(stored);
	}

	@Override
	public synchronized void deleteById(String id) {
		this.sessions.remove(id);
	}

	/**
	 * Make sure that there is room for one more.
	 * @throws TooManySessionsException if there is none
	 */
	synchronized void requireRoom() {
		Instant now = this.clock.instant();
		boolean full = this.sessions.size() >= this.most;
		if (Duration.between(this.swept, now).compareTo(full ? Duration.ofSeconds(1) : BETWEEN_SWEEPS) >= 0) {
			this.sessions.values().removeIf(InMemorySession::isExpired);
			this.swept = now;
		}
		if (this.sessions.size() >= this.most) {
			throw new TooManySessionsException(this.most);
		}
	}

	synchronized int size() {
		return this.sessions.size();
	}

}
