package io.hawcx.security.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/**
 * A request's copy of a session in {@link InMemorySessions}. It knows what the request
 * has changed, so that two requests at the same time keep each other's changes. Not
 * thread-safe.
 */
final class InMemorySession implements Session {

	private final Clock clock;

	private final Instant creationTime;

	private final Map<String, Object> attributes;

	private final Map<String, @Nullable Object> changes = new HashMap<>();

	// What the store knows it by; null until it is stored.
	private @Nullable String storedId;

	private String id;

	private Instant lastAccessedTime;

	private Duration maxInactiveInterval = Duration.ofMinutes(30);

	InMemorySession(Clock clock) {
		this.clock = clock;
		this.creationTime = clock.instant();
		this.lastAccessedTime = this.creationTime;
		this.attributes = new HashMap<>();
		this.id = UUID.randomUUID().toString();
	}

	InMemorySession(InMemorySession other) {
		this.clock = other.clock;
		this.creationTime = other.creationTime;
		this.lastAccessedTime = other.lastAccessedTime;
		this.maxInactiveInterval = other.maxInactiveInterval;
		this.attributes = new HashMap<>(other.attributes);
		this.id = other.id;
		this.storedId = other.storedId;
	}

	/**
	 * Make of the stored session what it is after this request.
	 * @param stored the stored session, or {@code null} for this one's first time
	 * @return what to store
	 */
	InMemorySession over(@Nullable InMemorySession stored) {
		InMemorySession result = new InMemorySession((stored != null) ? stored : this);
		this.changes.forEach(result::set);
		result.id = this.id;
		result.storedId = this.id;
		result.maxInactiveInterval = this.maxInactiveInterval;
		if (this.lastAccessedTime.isAfter(result.lastAccessedTime)) {
			result.lastAccessedTime = this.lastAccessedTime;
		}
		return result;
	}

	/**
	 * Take note that the store has this session.
	 */
	void stored() {
		this.storedId = this.id;
		this.changes.clear();
	}

	@Nullable String storedId() {
		return this.storedId;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public String changeSessionId() {
		this.id = UUID.randomUUID().toString();
		return this.id;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T getAttribute(String attributeName) {
		return (T) this.attributes.get(attributeName);
	}

	@Override
	public Set<String> getAttributeNames() {
		return new HashSet<>(this.attributes.keySet());
	}

	@Override
	public void setAttribute(String attributeName, @Nullable Object attributeValue) {
		set(attributeName, attributeValue);
		this.changes.put(attributeName, attributeValue);
	}

	@Override
	public void removeAttribute(String attributeName) {
		setAttribute(attributeName, null);
	}

	private void set(String name, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(name, value);
		}
		else {
			this.attributes.remove(name);
		}
	}

	@Override
	public Instant getCreationTime() {
		return this.creationTime;
	}

	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
		this.lastAccessedTime = lastAccessedTime;
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.lastAccessedTime;
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
		this.maxInactiveInterval = interval;
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return this.maxInactiveInterval;
	}

	@Override
	public boolean isExpired() {
		return !this.maxInactiveInterval.isNegative()
				&& !this.clock.instant().isBefore(this.lastAccessedTime.plus(this.maxInactiveInterval));
	}

}
