package io.hawcx.security.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

import io.hawcx.security.internal.FailureLimit;

import org.springframework.util.Assert;

/**
 * The rules of access tokens for apps, on either web stack: where they are given out, how
 * long they are good for, and how many refused codes a remote address may try. A token
 * carries a session of Spring Session; the session ends with it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokens {

	/**
	 * The session attribute that holds the hash of the session's token.
	 */
	static final String HASH = HawcxAccessTokens.class.getName() + ".HASH";

	private final String address;

	private final Duration idleTimeout;

	private final Duration lifetime;

	private final FailureLimit failures;

	private final boolean shared;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	private final InMemorySessions memory;

	private final boolean tenants;

	/**
	 * Create the rules.
	 * @param address path below the context path to which apps post codes
	 * @param idleTimeout how long a token is good for without being used, longer than
	 * zero
	 * @param lifetime how long it is good for at all, longer than zero
	 * @param failuresPerMinute how many refused codes a remote address may try a minute;
	 * 0 for no limit
	 * @param shared whether the application has a session repository that holds these
	 * sessions too; without one they lie in memory
	 */
	public HawcxAccessTokens(String address, Duration idleTimeout, Duration lifetime, int failuresPerMinute,
			boolean shared) {
		this(address, new Lifetimes(idleTimeout, lifetime), failuresPerMinute, shared, Clock.systemUTC());
	}

	HawcxAccessTokens(String address, Lifetimes lifetimes, int failuresPerMinute, boolean shared, Clock clock) {
		Assert.isTrue(address.startsWith("/"), "address must begin with a slash");
		Assert.isTrue(failuresPerMinute >= 0, "failuresPerMinute must not be negative");
		this.address = address;
		this.idleTimeout = lifetimes.idleTimeout();
		this.lifetime = lifetimes.lifetime();
		this.failures = new FailureLimit(failuresPerMinute, clock);
		this.shared = shared;
		this.clock = clock;
		this.memory = new InMemorySessions(InMemorySessions.MOST, clock);
		this.tenants = false;
	}

	private HawcxAccessTokens(HawcxAccessTokens other, boolean tenants) {
		this.address = other.address;
		this.idleTimeout = other.idleTimeout;
		this.lifetime = other.lifetime;
		this.failures = other.failures;
		this.shared = other.shared;
		this.clock = other.clock;
		this.memory = other.memory;
		this.tenants = tenants;
	}

	/**
	 * Return where apps post codes.
	 * @return a path below the context path
	 */
	public String address() {
		return this.address;
	}

	/**
	 * Return where apps of one of several Hawcx projects post codes: beside
	 * {@link #address()}, with the name of the project before its last segment.
	 * @return a pattern with a variable {@code tenant}
	 */
	public String tenantAddress() {
		int last = this.address.lastIndexOf('/');
		return this.address.substring(0, last) + "/{tenant}" + this.address.substring(last);
	}

	/**
	 * Return the same rules, with the same sessions, for apps of several Hawcx projects.
	 * @return rules under which codes are posted to {@link #tenantAddress()} too
	 */
	public HawcxAccessTokens forTenants() {
		return new HawcxAccessTokens(this, true);
	}

	/**
	 * Return each address to which apps post codes.
	 * @return patterns
	 */
	List<String> addresses() {
		return this.tenants ? List.of(this.address, tenantAddress()) : List.of(this.address);
	}

	/**
	 * Return how long a session may be idle.
	 * @return the time
	 */
	public Duration idleTimeout() {
		return this.idleTimeout;
	}

	/**
	 * Return how long a new token is good for if it is not used.
	 * @return the smaller one of idle time and lifetime
	 */
	public Duration expiresIn() {
		return (this.idleTimeout.compareTo(this.lifetime) < 0) ? this.idleTimeout : this.lifetime;
	}

	/**
	 * Give a session its token, of which the session gets the hash alone.
	 * @param sessionId the session's id, which must not change from here on
	 * @param attributes sets an attribute of the session
	 * @return the token
	 */
	public String issue(String sessionId, BiConsumer<String, Object> attributes) {
		AccessToken token = AccessToken.create(sessionId, this.random);
		attributes.accept(HASH, token.hash());
		return token.value();
	}

	/**
	 * Tell how long a remote address has to wait before it may try another code.
	 * @param remoteAddress the address
	 * @return zero if it may try now
	 */
	public Duration pause(String remoteAddress) {
		return this.failures.pause(remoteAddress);
	}

	/**
	 * Count a refused code.
	 * @param remoteAddress who tried it
	 */
	public void fail(String remoteAddress) {
		this.failures.fail(remoteAddress);
	}

	/**
	 * Check that there is room for another session.
	 * @throws TooManySessionsException if there is none in memory
	 */
	public void requireRoom() {
		if (!this.shared) {
			this.memory.requireRoom();
		}
	}

	boolean isShared() {
		return this.shared;
	}

	InMemorySessions memory() {
		return this.memory;
	}

	boolean isOver(Instant created) {
		return !this.clock.instant().isBefore(created.plus(this.lifetime));
	}

	/**
	 * How long a token is good for.
	 *
	 * @param idleTimeout without being used
	 * @param lifetime at all
	 */
	record Lifetimes(Duration idleTimeout, Duration lifetime) {

		Lifetimes {
			Assert.isTrue(idleTimeout.toSeconds() > 0, "idleTimeout must be a second or longer");
			Assert.isTrue(lifetime.toSeconds() > 0, "lifetime must be a second or longer");
		}

	}

}
