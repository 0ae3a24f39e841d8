package io.hawcx.security.handover;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of the logins that it has begun: the PKCE verifier of each, the
 * nonces that were asked for, and how many codes were refused. At most eight of each, for
 * a few open pages, each for ten minutes. They lie in the session as text in a JDK map,
 * which every serializer takes, replaced rather than changed, so that a distributed
 * session store sees every step. Where users of several tenants sign in, each entry is
 * one tenant's, and the numbers are those of all. Not thread-safe.
 */
final class HandoverState {

	/**
	 * The session attribute, on both stacks.
	 */
	static final String ATTRIBUTE = HandoverState.class.getName();

	static final int MOST = 8;

	static final int MOST_FAILURES = 10;

	static final Duration LIFETIME = Duration.ofMinutes(10);

	// The kinds of entries; a kind, its scope and its key never hold a space or colon.
	private static final String VERIFIER = "verifier";

	private static final String NONCE = "nonce";

	private static final String FAILURES = "failures:";

	private final long now;

	private final String scope;

	private final Map<String, String> entries = new LinkedHashMap<>();

	/**
	 * Read what a session holds, without what has expired.
	 * @param stored the attribute's value
	 * @param clock the clock that entries expire by
	 * @param scope the tenant whose logins are meant, or empty
	 */
	HandoverState(@Nullable Object stored, Clock clock, String scope) {
		this.now = clock.millis();
		this.scope = scope.isEmpty() ? ":" : "@" + scope + ":";
		if (stored instanceof Map<?, ?> map) {
			map.forEach((name, entry) -> {
				if (name instanceof String key && entry instanceof String value && expiry(value) > this.now) {
					this.entries.put(key, value);
				}
			});
		}
	}

	/**
	 * Return what the session is to hold.
	 * @return text in a JDK map
	 */
	Map<String, String> toMap() {
		return new LinkedHashMap<>(this.entries);
	}

	/**
	 * Add a login; a ninth drops the oldest.
	 * @param challenge its PKCE challenge
	 * @param verifier the verifier
	 */
	void begin(String challenge, String verifier) {
		add(VERIFIER, challenge, verifier);
	}

	/**
	 * Add a nonce; a ninth drops the oldest.
	 * @param nonce the nonce
	 */
	void expectNonce(String nonce) {
		add(NONCE, nonce, "");
	}

	/**
	 * Return the challenges of the open logins.
	 * @return the challenges, oldest first
	 */
	List<String> challenges() {
		return List.copyOf(keys(VERIFIER));
	}

	/**
	 * Return the verifier of an open login.
	 * @param challenge its challenge
	 * @return the verifier, or {@code null} if there is no such login
	 */
	@Nullable String verifier(String challenge) {
		String entry = this.entries.get(VERIFIER + this.scope + challenge);
		return (entry != null) ? value(entry) : null;
	}

	/**
	 * Return the nonces that have not come back.
	 * @return the nonces
	 */
	Set<String> nonces() {
		return keys(NONCE);
	}

	/**
	 * Forget what a successful login has used up.
	 * @param challenge the challenge of the login, if the session had begun it
	 * @param nonce the nonce of its id_token, if it had one
	 */
	void complete(@Nullable String challenge, @Nullable String nonce) {
		this.entries.remove(VERIFIER + this.scope + challenge);
		this.entries.remove(NONCE + this.scope + nonce);
		this.entries.remove(FAILURES);
	}

	/**
	 * Count a code that was refused. The tenth takes all open logins and nonces with it:
	 * whoever tries codes out is to begin anew each time.
	 */
	void fail() {
		String entry = this.entries.get(FAILURES);
		int failures = (entry != null) ? Integer.parseInt(value(entry)) + 1 : 1;
		long expiry = (entry != null) ? expiry(entry) : this.now + LIFETIME.toMillis();
		if (failures >= MOST_FAILURES) {
			this.entries.clear();
		}
		this.entries.put(FAILURES, expiry + " " + failures);
	}

	/**
	 * Tell how long no further code is accepted.
	 * @return the time, or zero if one may be tried now
	 */
	Duration pause() {
		String entry = this.entries.get(FAILURES);
		if (entry == null || Integer.parseInt(value(entry)) < MOST_FAILURES) {
			return Duration.ZERO;
		}
		return Duration.ofMillis(expiry(entry) - this.now);
	}

	private void add(String kind, String key, String value) {
		// Of all tenants, so that a session stays small whatever their number.
		List<String> open = this.entries.keySet().stream().filter((name) -> name.startsWith(kind)).toList();
		open.subList(0, Math.max(0, open.size() - MOST + 1)).forEach(this.entries::remove);
		this.entries.put(kind + this.scope + key, (this.now + LIFETIME.toMillis()) + " " + value);
	}

	private Set<String> keys(String kind) {
		Set<String> keys = new LinkedHashSet<>();
		String begin = kind + this.scope;
		this.entries.keySet()
			.stream()
			.filter((name) -> name.startsWith(begin))
			.forEach((name) -> keys.add(name.substring(begin.length())));
		return keys;
	}

	private static long expiry(String entry) {
		return Long.parseLong(entry.substring(0, entry.indexOf(' ')));
	}

	private static String value(String entry) {
		return entry.substring(entry.indexOf(' ') + 1);
	}

}
