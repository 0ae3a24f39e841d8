package io.hawcx.delegation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the replies that a client has accepted, so that each is accepted once: by a
 * hash of 16 bytes, until the reply's timestamp is too old to be accepted anyway. Holds
 * 131,072 replies, which is more than 10,000 a minute within twice the default skew of
 * 300 s, in about 11 MB when full and nothing before the first reply; of more, the oldest
 * are forgotten, and one warning says so. Other nodes, and this one after a restart, do
 * not know what was accepted here. Safe for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class ReplayMemory {

	private static final Logger logger = LoggerFactory.getLogger(ReplayMemory.class);

	private static final int CAPACITY = 1 << 17;

	private final Clock clock;

	private final long clockSkewSeconds;

	private final int capacity;

	// Each entry is its own value: a map that knows the order in which entries came.
	private final Map<Seen, Seen> seen = new LinkedHashMap<>();

	private long evictions;

	/**
	 * Create an empty memory.
	 * @param clock tells when a reply may be forgotten
	 * @param clockSkew how far the timestamps of accepted replies may be off, in whole
	 * seconds
	 */
	public ReplayMemory(Clock clock, Duration clockSkew) {
		this(clock, clockSkew, CAPACITY);
	}

	ReplayMemory(Clock clock, Duration clockSkew, int capacity) {
		this.clock = clock;
		this.clockSkewSeconds = clockSkew.getSeconds();
		this.capacity = capacity;
	}

	/**
	 * Return how many replies were forgotten while they could still have been repeated,
	 * because more came than fit.
	 * @return the number since this memory was created
	 */
	public synchronized long evictions() {
		return this.evictions;
	}

	/**
	 * Return how many replies are remembered, among them such as may be forgotten.
	 * @return the number
	 */
	public synchronized int size() {
		return this.seen.size();
	}

	/**
	 * Accept a reply whose signature holds, once.
	 * @param signed what was signed: body and timestamp
	 * @param timestamp the timestamp
	 * @throws DelegationResponseException if the reply has been accepted before
	 */
	void accept(byte[] signed, long timestamp) {
		ByteBuffer hash = ByteBuffer.wrap(sha256(signed));
		Seen reply = new Seen(hash.getLong(), hash.getLong(), timestamp + this.clockSkewSeconds);
		boolean firstEviction;
		synchronized (this) {
			forgetExpired();
			if (this.seen.putIfAbsent(reply, reply) != null) {
				throw new DelegationResponseException(
						"The reply has been accepted before; somebody between here and "
								+ "Hawcx repeats replies, so that nothing is known about this call.",
						null, Reason.REPEATED);
			}
			firstEviction = this.seen.size() > this.capacity && forgetOldest() == 1;
		}
		if (firstEviction) {
			logger.warn("More than {} replies came within {} s; of the oldest, repetitions are no longer noticed.",
					this.capacity, 2 * this.clockSkewSeconds);
		}
	}

	// Stops at the first that is not: those after it came later.
	private void forgetExpired() {
		long now = this.clock.instant().getEpochSecond();
		Iterator<Seen> oldest = this.seen.keySet().iterator();
		while (oldest.hasNext() && oldest.next().lastSecond() < now) {
			oldest.remove();
		}
	}

	private long forgetOldest() {
		Iterator<Seen> oldest = this.seen.keySet().iterator();
		oldest.next();
		oldest.remove();
		return ++this.evictions;
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * A reply's hash, cut to 16 bytes, and the last second in which it would be accepted.
	 */
	private static final class Seen {

		private final long high;

		private final long low;

		private final long lastSecond;

		Seen(long high, long low, long lastSecond) {
			this.high = high;
			this.low = low;
			this.lastSecond = lastSecond;
		}

		long lastSecond() {
			return this.lastSecond;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Seen that && this.high == that.high && this.low == that.low;
		}

		@Override
		public int hashCode() {
			return (int) this.high;
		}

	}

}
